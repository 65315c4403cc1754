import type { AllowedAction, CaseDetail } from "@qizhen/shared/contract/cases";
import { evaluation } from "@qizhen/shared/contract/evaluation";
import { openStatuses } from "@qizhen/shared/vocabulary";
import { Box, Line, Tap } from "../../../components/elements/elements";
import { Icon, type IconName } from "../../../components/elements/Icon";
import { Button } from "../../../components/form/Button";
import { paths } from "../../../client/paths";
import { useGet } from "../../../client/useGet";
import { goTo } from "../../../platform/pages";
import { actionWords } from "../../../words/actions";
import { caseWords as words } from "../../../words/cases";

const open: readonly string[] = openStatuses;
const icons: Partial<Record<AllowedAction["action"], IconName>> = {
  withdraw: "undo",
  accept: "check",
  decline: "x",
  escalate: "arrow",
  close: "close-case",
  note: "note",
  ask: "talk",
  agree: "check",
  fulfil: "check",
  pause: "pause",
  resume: "play",
  reopen: "undo",
};

/** Those that ask for the reader: shown large, above what can always be done. */
const pressing: readonly AllowedAction["action"][] = ["answer", "accept"];

const Small = ({ icon, text, onTap }: { icon: IconName; text: string; onTap: () => void }) => (
  <Tap className="act" onTap={onTap}>
    <Icon name={icon} />
    <Line>{text}</Line>
  </Tap>
);

/** Whether the mediator has asked something that is not answered yet; else what one has to say is said with 说一句. */
const isAsked = ({ timeline }: CaseDetail) => {
  const kinds = timeline.map(({ kind }) => kind);
  return kinds.lastIndexOf("ask") > kinds.lastIndexOf("answer");
};

/** The actions at the thumb: only what the server allows now. */
export const CaseFoot = ({
  found,
  onSay,
  onPhoto,
  onAct,
}: {
  found: CaseDetail;
  onSay: () => void;
  onPhoto: () => void;
  onAct: (allowed: AllowedAction) => void;
}) => {
  const mayTalk = found.rooms.length > 0 && open.includes(found.status);
  const asked = isAsked(found);
  // one who has rated changes it from the card above; the button is for who has not
  const rated = useGet(evaluation.ratingOf, found.mayRate ? { params: { id: found.id } } : null).data?.mine;
  const offered = found.allowedActions.filter(({ action }) => actionWords[action] && (action !== "answer" || asked));
  const urgent = offered.filter(({ action }) => pressing.includes(action));
  const others = offered.filter(({ action }) => !pressing.includes(action));
  return (
    <>
      {urgent.map((allowed) => (
        <Button key={allowed.action} onTap={() => onAct(allowed)}>
          {actionWords[allowed.action]?.button ?? ""}
        </Button>
      ))}
      {found.mayRate && !rated && (
        <Button icon="star" onTap={() => goTo(paths.rate, { id: found.id })}>
          {words.rate}
        </Button>
      )}
      {found.rating && <Box className="fine">{words.rated(found.rating.overall)}</Box>}
      {(mayTalk || others.length > 0) && (
        <Box className="acts">
          {mayTalk && (
            <Button className="act-say" icon="mic" look={urgent.length > 0 ? "tint" : "primary"} onTap={onSay}>
              {words.say}
            </Button>
          )}
          {mayTalk && <Small icon="camera" text={words.photo} onTap={onPhoto} />}
          {others.map((allowed) => (
            <Small
              key={allowed.action}
              icon={icons[allowed.action] ?? "flag"}
              text={actionWords[allowed.action]?.button ?? ""}
              onTap={() => onAct(allowed)}
            />
          ))}
        </Box>
      )}
    </>
  );
};
