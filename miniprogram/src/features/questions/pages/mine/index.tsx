import { questions } from "@qizhen/shared/contract/questions";
import type { OwnQuestion } from "@qizhen/shared/contract/questionShapes";
import { call } from "@qizhen/shared/endpoint";
import { askIn, titleOf, useAsks } from "../../../../client/askDraft";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { refresh, useGet, useList } from "../../../../client/useGet";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { Box, Tap } from "../../../../components/elements/elements";
import { Icon } from "../../../../components/elements/Icon";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { Empty } from "../../../../components/screen/States";
import { Chip } from "../../../../components/story/Chip";
import { RowLink } from "../../../../components/story/Rows";
import { goTo, useOnEnd, useOnPull } from "../../../../platform/pages";
import { common } from "../../../../words/common";
import { sayLongDay } from "../../../../words/dates";
import { questionWords } from "../../../../words/questions";
import "../../questions.scss";

const words = questionWords.mine;

/** What is on this phone only: begun, waiting for a network, or a code that nobody has written down yet. */
const OnThisPhone = ({ user }: { user: string }) => {
  const draft = useAsks(askIn);
  const sent = useAsks((state) => state.justSent);
  const hasCode = sent?.user === user && sent.code !== undefined;
  const begun = draft.body.trim() !== "";
  if (!hasCode && !begun) return null;
  return (
    <Box className="card rows">
      {hasCode && (
        <RowLink icon="lock" onTap={() => goTo(paths.asked)}>
          <Box className="strong">{words.codeWaits}</Box>
          <Box className="mini">{words.codeWaitsNote}</Box>
        </RowLink>
      )}
      {begun && (
        <RowLink icon="edit" onTap={() => goTo(draft.queued ? paths.askPreview : paths.ask)}>
          <Box className="strong">{draft.queued ? words.waiting : words.draft}</Box>
          <Box className="mini">{draft.queued ? words.waitingNote : titleOf(draft)}</Box>
        </RowLink>
      )}
    </Box>
  );
};

const needsAsker = (question: OwnQuestion) => question.status === "asked_back";

const Row = ({ question }: { question: OwnQuestion }) => (
  <Tap className="q-card" onTap={() => goTo(paths.ownQuestion, { id: question.id })}>
    <Box className="grow">
      <Box className="strong">{question.title}</Box>
      <Box className="q-tags">
        <Chip look={needsAsker(question) ? "need" : "plain"}>{question.statusText}</Chip>
      </Box>
      <Box className="mini">
        {[sayLongDay(question.day), question.anonymous && words.anonymous].filter(Boolean).join(" · ")}
      </Box>
    </Box>
    <Icon name="right" className="go" />
  </Tap>
);

/** 我问过的: public or not, with a name or without. */
export default function MinePage() {
  const user = useNeedsSignIn(paths.ownQuestions);
  const first = useGet(questions.mine, user ? {} : null);
  const list = useList(first, (cursor) => call(questions.mine, send, { query: { cursor } }));
  useOnPull(() => refresh("/questions/mine"));
  useOnEnd(() => void list.loadMore());
  return (
    <Screen title={words.title} load={first} foot={() => <Button onTap={() => goTo(paths.ask)}>{words.ask}</Button>}>
      {() => (
        <>
          {user && <OnThisPhone user={user.id} />}
          {list.items.length === 0 ? (
            <Empty icon="talk" {...words.none} />
          ) : (
            <Box className="card rows">
              {list.items.map((question) => (
                <Row key={question.id} question={question} />
              ))}
            </Box>
          )}
          {list.more && (
            <Button look="quiet" small onTap={() => void list.loadMore()}>
              {common.loadMore}
            </Button>
          )}
          <Box className="card rows">
            <RowLink icon="lock" onTap={() => goTo(paths.questionCode)}>
              {words.code}
            </RowLink>
          </Box>
        </>
      )}
    </Screen>
  );
}
