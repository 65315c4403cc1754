import { questions } from "@qizhen/shared/contract/questions";
import type { PublicQuestion } from "@qizhen/shared/contract/questionShapes";
import { call } from "@qizhen/shared/endpoint";
import { categories } from "@qizhen/shared/vocabulary";
import { useState } from "react";
import { clearAsk } from "../../../../client/askDraft";
import { paths } from "../../../../client/paths";
import { send, sendAsKnown } from "../../../../client/send";
import { useUser } from "../../../../client/session";
import { ShareButton } from "../../../../client/ShareButton";
import { toast } from "../../../../client/toast";
import { refresh, useGet } from "../../../../client/useGet";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { Empty, ProblemCard } from "../../../../components/screen/States";
import { RowLink } from "../../../../components/story/Rows";
import { goBack, goTo, startAt, useOnPull, usePageParams } from "../../../../platform/pages";
import { uuid } from "../../../../platform/uuid";
import { sayLongDay } from "../../../../words/dates";
import { questionWords } from "../../../../words/questions";
import "../../questions.scss";
import { AnswerCard } from "../../parts/AnswerCard";
import { FollowUps } from "../../parts/FollowUps";
import { HelpedButton } from "../../parts/HelpedButton";
import { useStep } from "../../parts/useStep";

const words = questionWords.page;

const Answers = ({ question }: { question: PublicQuestion }) => {
  const { take, busy, problem } = useStep(question.id);
  const user = useUser();
  const says = (action: string) => question.allowedActions.some((allowed) => allowed.action === action);
  const vote = (answerId: string) =>
    user ? void take({ action: "helped", answerId }, words.helpedSaid) : goTo(paths.signIn);
  return (
    <Box as="section" className="stack">
      <Box as="h2" className="section">
        {words.answers(question.answers.length)}
      </Box>
      {problem && <ProblemCard problem={problem} />}
      {question.answers.length === 0 && <Box className="card second">{words.noAnswer}</Box>}
      {question.answers.map((answer) => (
        <AnswerCard key={answer.id} answer={answer}>
          {(!user || says("helped") || question.voted.includes(answer.id)) && (
            <HelpedButton voted={question.voted.includes(answer.id)} busy={busy} onTap={() => vote(answer.id)} />
          )}
        </AnswerCard>
      ))}
      <FollowUps items={question.followUps} />
    </Box>
  );
};

/** Whoever was about to ask: this may be the answer already. What was written goes only if they say so. */
const WasItThis = ({ id }: { id: string }) => {
  const [busy, setBusy] = useState(false);
  const user = useUser();
  const found = () => {
    if (busy) return;
    setBusy(true);
    const told =
      user?.kind === "resident"
        ? call(questions.found, send, { params: { id }, body: {}, key: uuid() })
        : Promise.resolve();
    // counted or not, their question is answered
    void told
      .catch(() => undefined)
      .then(() => {
        clearAsk();
        toast(questionWords.ask.thanked);
        startAt(paths.home);
      });
  };
  return (
    <>
      <Button {...(busy && { off: true })} onTap={found}>
        {questionWords.ask.thisOne}
      </Button>
      <Button look="quiet" onTap={() => goBack(paths.questions)}>
        {words.notThis}
      </Button>
    </>
  );
};

/** One public question: read by anybody, sent on to a group by anybody. */
export default function QuestionPage() {
  const { id = "", from } = usePageParams();
  const load = useGet(questions.read, id ? { params: { id } } : null, sendAsKnown);
  useOnPull(() => refresh("/questions"));
  if (load.problem?.kind === "notFound" && !load.data) return <Gone />;
  return (
    <Screen
      title={words.title}
      load={load}
      foot={(question) =>
        from === "ask" ? (
          <WasItThis id={id} />
        ) : (
          <ShareButton
            title={words.shareTitle(question.title)}
            page={`${paths.open}?question=${id}`}
            onCopied={(copied) => toast(copied ? words.copied : words.copyFailed)}
          >
            {words.share}
          </ShareButton>
        )
      }
    >
      {(question) => (
        <>
          {question.mine && (
            <Box className="card rows">
              <RowLink icon="me" onTap={() => goTo(paths.ownQuestion, { id })}>
                {words.mine}
              </RowLink>
            </Box>
          )}
          <Box as="section" className="card">
            <Box as="h1" className="title">
              {question.title}
            </Box>
            <Box className="mini">
              {[categories[question.category], question.town?.name, sayLongDay(question.day)]
                .filter(Boolean)
                .join(" · ")}
            </Box>
            <Box className="q-body">{question.body}</Box>
            {question.edited && <Box className="mini second">{words.edited}</Box>}
          </Box>
          <Answers question={question} />
          {from !== "ask" && <Onward />}
          <Box className="mini second kw">{words.note}</Box>
        </>
      )}
    </Screen>
  );
}

/** It helped only half: ask oneself, or have somebody mediate. */
const Onward = () => (
  <Box className="card rows">
    <RowLink icon="talk" onTap={() => goTo(paths.ask)}>
      {words.ask}
    </RowLink>
    <RowLink icon="people" onTap={() => goTo(paths.submit)}>
      {words.tell}
    </RowLink>
  </Box>
);

const Gone = () => (
  <Screen title={words.title} load={{ data: true, problem: null, retry: () => undefined }}>
    {() => (
      <Empty icon="talk" {...words.gone} action={<Button onTap={() => goTo(paths.questions)}>{words.others}</Button>} />
    )}
  </Screen>
);
