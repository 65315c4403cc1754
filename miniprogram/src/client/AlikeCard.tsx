import { lookalikes } from "@qizhen/shared/contract/lookalikes";
import { call } from "@qizhen/shared/endpoint";
import { Box, Tap } from "../components/elements/elements";
import { Icon, type IconName } from "../components/elements/Icon";
import { ProblemCard } from "../components/screen/States";
import { goTo } from "../platform/pages";
import { alike as words } from "../words/lookalikes";
import { edit, type Draft } from "./draft";
import { paths } from "./paths";
import { send } from "./send";
import { toast } from "./toast";
import { useAlike } from "./useAlike";
import { useOnce } from "./useOnce";

type Choice = keyof typeof words.choices;
const icons: Readonly<Record<Choice, IconName>> = { join: "people", follow: "eye", alone: "me" };

/** Follows the matter instead of reporting it; what was written stays on the phone. */
const useFollow = (ref: string) => {
  const { busy, problem, run } = useOnce({ refreshes: ["/lookalikes/follows"] });
  const follow = () =>
    run(async (key) => {
      await call(lookalikes.follow, send, { body: { ref }, key });
      toast(words.followed);
      goTo(paths.following);
    });
  return { busy, problem, run: follow };
};

const One = ({ choice, on, onTap }: { choice: Choice; on?: boolean; onTap: () => void }) => (
  <Tap className={on ? "alike-choice alike-on" : "alike-choice"} {...(on !== undefined && { on })} onTap={onTap}>
    <Icon name={on ? "check" : icons[choice]} />
    <Box className="grow">
      <Box className="strong">{words.choices[choice].name}</Box>
      <Box className="mini second">{words.choices[choice].text}</Box>
    </Box>
  </Tap>
);

/** 邻居也反映过: shown before sending, where neighbours reported the same; three things one may do about it. */
export const AlikeCard = ({ draft }: { draft: Draft }) => {
  const found = useAlike(draft);
  const follow = useFollow(found?.ref ?? "");
  if (!found) return null;
  const joins = draft.joins !== undefined;
  return (
    <Box as="section" className="card alike">
      <Box as="h2" className="strong alike-head">
        <Icon name="people" />
        {words.title}
      </Box>
      <Box className="second kw">{words.found(found.month, found.community, found.howMany, found.kind)}</Box>
      <Box className="mini kw">{words.privacy}</Box>
      <Box role="group" label={words.ask} className="alike-choices">
        <One choice="join" on={joins} onTap={() => edit({ joins: found.ref })} />
        <One choice="alone" on={!joins} onTap={() => edit({ joins: undefined })} />
        <One choice="follow" onTap={() => void follow.run()} />
      </Box>
      {follow.busy && <Box className="mini">{words.following}</Box>}
      {follow.problem && <ProblemCard problem={follow.problem} onRetry={() => void follow.run()} />}
    </Box>
  );
};
