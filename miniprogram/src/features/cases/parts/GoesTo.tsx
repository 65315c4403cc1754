import { useState } from "react";
import type { TriageResult } from "@qizhen/shared/contract/triage";
import { Box, Line, Tap } from "../../../components/elements/elements";
import { Sheet } from "../../../components/screen/Sheet";
import type { Loadable } from "../../../components/screen/loadable";
import { Face } from "../../../components/story/Chip";
import { RowLink } from "../../../components/story/Rows";
import { Button } from "../../../components/form/Button";
import { paths } from "../../../client/paths";
import { edit, type Draft } from "../../../client/draft";
import { goTo } from "../../../platform/pages";
import { submit } from "../../../words/cases";

const words = submit.review;

/** Who it will go to: whoever was chosen, else the first candidate; where danger is, or nobody is free, the centre. */
const Receiver = ({ draft, found }: { draft: Draft; found: TriageResult }) => {
  const chosen = found.candidates.find(({ id }) => id === draft.mediator?.id);
  const first = chosen ?? (found.urgent.length > 0 ? undefined : found.candidates[0]);
  const name = first?.name ?? found.centre?.name ?? "";
  const note = chosen ? words.chosen : first ? found.grid && words.firstPerson(found.grid.name) : words.willCall;
  return (
    <Box className="goes-to">
      <Face name={name} />
      <Box className="grow kw">
        <Box className="lead">{first ? `${first.unit} ${first.name}` : words.centre(name)}</Box>
        {note && <Box className="second">{note}</Box>}
      </Box>
    </Box>
  );
};

/** What followed from a stretch of words: the server's explanation after the quotation, else its conclusion. */
const followed = ({ what, because }: TriageResult["reasons"][number]) => because.split(words.afterQuote)[1] ?? what;

/** Why: the resident's own words, marked, with what followed from each. What is the clerks' own (risk, level, department) is left out. */
const Reasons = ({ text, found }: { text: string; found: TriageResult }) => (
  <Box as="ul" className="why">
    {found.reasons
      .filter(({ what, span }) => span || what.startsWith(words.ofPlace))
      .map((reason) => (
        <Box as="li" key={reason.what} className="why-row">
          {reason.span ? (
            <>
              <Line as="mark" className="marked">
                {text.slice(reason.span[0], reason.span[1])}
              </Line>
              <Box className="why-so">{followed(reason)}</Box>
            </>
          ) : (
            <Box className="why-so">{words.because(reason.what, reason.because)}</Box>
          )}
        </Box>
      ))}
  </Box>
);

/** 自己挑人: the same people that the platform would ask, in its order, each with why. */
export const PickPerson = ({ found, onClose }: { found: TriageResult; onClose: () => void }) => (
  <Sheet title={words.pickTitle} text={words.pickText} onClose={onClose}>
    {found.candidates.map(({ id, name, unit, reasons }) => (
      <RowLink
        key={id}
        onTap={() => {
          edit({ mediator: { id, name } });
          onClose();
        }}
      >
        <Box className="strong">
          {unit} {name}
        </Box>
        <Box className="mini">{reasons.join("，")}</Box>
      </RowLink>
    ))}
    <Button
      look="quiet"
      icon="people"
      onTap={() => {
        onClose();
        goTo(paths.hosts, { choose: "1" });
      }}
    >
      {words.pickAll}
    </Button>
    <Button
      onTap={() => {
        edit({ mediator: undefined });
        onClose();
      }}
    >
      {words.pickNone}
    </Button>
  </Sheet>
);

/** 会交给谁、为什么. */
export const GoesTo = ({ draft, preview }: { draft: Draft; preview: Loadable<TriageResult> }) => {
  const [picking, setPicking] = useState(false);
  const found = preview.data;
  const voiceOnly = draft.description.trim() === "";
  return (
    <Box as="section" className="card goes">
      <Box className="goes-head">
        <Box as="h2" className="strong">
          {words.goes}
        </Box>
        {found && !voiceOnly && found.candidates.length > 0 && (
          <Tap className="goes-pick" onTap={() => setPicking(true)}>
            {words.self}
          </Tap>
        )}
      </Box>
      {voiceOnly && <Box className="second">{words.someoneListens}</Box>}
      {!voiceOnly && !found && <Box className="second">{preview.problem ? words.notKnown : words.thinking}</Box>}
      {!voiceOnly && found && (
        <>
          <Receiver draft={draft} found={found} />
          {found.reasons.length > 0 && <Reasons text={draft.description.trim()} found={found} />}
        </>
      )}
      {picking && found && <PickPerson found={found} onClose={() => setPicking(false)} />}
    </Box>
  );
};
