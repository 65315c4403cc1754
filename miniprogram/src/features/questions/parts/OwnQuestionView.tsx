import type { OwnQuestion, QuestionAction } from "@qizhen/shared/contract/questionShapes";
import { paths } from "../../../client/paths";
import { Box } from "../../../components/elements/elements";
import { Button } from "../../../components/form/Button";
import { ProblemCard } from "../../../components/screen/States";
import { Chip } from "../../../components/story/Chip";
import { RowLink } from "../../../components/story/Rows";
import { goTo } from "../../../platform/pages";
import { questionWords } from "../../../words/questions";
import { AnswerCard } from "./AnswerCard";
import { FollowUps } from "./FollowUps";
import type { OwnSheet, OwnStep } from "./OwnSheets";

const words = questionWords.own;

/** Where it stands, and what was asked or told. */
const State = ({ question, onReply }: { question: OwnQuestion; onReply?: () => void }) => (
  <Box as="section" className="card stack">
    <Box className="q-tags">
      <Chip look={onReply ? "need" : "plain"}>{question.statusText}</Chip>
    </Box>
    <Box className="second kw">{words.next[question.status]}</Box>
    {question.note && (
      <Box>
        <Box className="mini">{onReply ? words.asksYou : words.note}</Box>
        <Box className="strong">{question.note}</Box>
      </Box>
    )}
    {onReply && <Button onTap={onReply}>{words.reply}</Button>}
    {question.caseId && (
      <Button look="tint" onTap={() => goTo(paths.case, { id: question.caseId ?? "" })}>
        {words.lookCase}
      </Button>
    )}
    {question.mergedInto && (
      <Button look="tint" onTap={() => goTo(paths.question, { id: question.mergedInto ?? "" })}>
        {words.lookMerged}
      </Button>
    )}
  </Box>
);

const Words = ({ question }: { question: OwnQuestion }) => (
  <>
    <Box as="section" className="shown">
      <Box className="mini">{question.isPublic ? words.shown : words.wouldBeShown}</Box>
      <Box className="strong">{question.shown.title}</Box>
      <Box>{question.shown.body}</Box>
      {question.shown.hidden > 0 && <Box className="mini">{words.hiddenCount(question.shown.hidden)}</Box>}
    </Box>
    <Box as="section" className="card">
      <Box className="mini">{words.told}</Box>
      <Box className="strong">{question.title}</Box>
      <Box className="q-body">{question.body}</Box>
    </Box>
  </>
);

const steps: readonly { step: OwnStep; icon: "talk" | "hide" | "people" | "undo"; text: string }[] = [
  { step: "follow_up", icon: "talk", text: words.follow },
  { step: "convert", icon: "people", text: words.toCase },
  { step: "hide_more", icon: "hide", text: words.hide },
  { step: "withdraw", icon: "undo", text: words.withdraw },
];

/** One's own question; the buttons are those that the server allows. */
export const OwnQuestionView = ({ question, sheet }: { question: OwnQuestion; sheet: OwnSheet }) => {
  const may = (action: QuestionAction) => question.allowedActions.some((allowed) => allowed.action === action);
  const offered = steps.filter(({ step }) => may(step) && !(step === "convert" && question.caseId));
  return (
    <>
      {sheet.problem && <ProblemCard problem={sheet.problem} />}
      <State question={question} {...(may("reply") && { onReply: () => sheet.open("reply") })} />
      {question.answers.map((answer) => (
        <AnswerCard key={answer.id} answer={answer}>
          {may("best") && !answer.best && (
            <Button
              look="tint"
              small
              off={sheet.busy}
              onTap={() => sheet.take({ action: "best", answerId: answer.id }, words.bestSent)}
            >
              {questionWords.page.choose}
            </Button>
          )}
        </AnswerCard>
      ))}
      <FollowUps items={question.followUps} />
      <Words question={question} />
      {offered.length > 0 && (
        <Box className="card rows">
          {offered.map(({ step, icon, text }) => (
            <RowLink key={step} icon={icon} onTap={() => sheet.open(step)}>
              {text}
            </RowLink>
          ))}
        </Box>
      )}
      {question.isPublic && (
        <Button look="quiet" onTap={() => goTo(paths.question, { id: question.id })}>
          {words.lookPublic}
        </Button>
      )}
    </>
  );
};
