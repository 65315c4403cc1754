import { useState } from "react";
import { keptAnswers, returnVisits, type Kept } from "@qizhen/shared/contract/returnVisits";
import { call } from "@qizhen/shared/endpoint";
import { keysOf } from "@qizhen/shared/vocabulary";
import { Area, Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { FormRow } from "../../../../components/form/FormRow";
import { Options } from "../../../../components/form/Options";
import { Frame, Screen } from "../../../../components/screen/Screen";
import { Empty, ProblemCard } from "../../../../components/screen/States";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { useOnce } from "../../../../client/useOnce";
import { refresh, useGet } from "../../../../client/useGet";
import { usePageParams } from "../../../../platform/pages";
import { askWords as words } from "../../../../words/evaluation";
import { Thanks } from "../../parts/Thanks";
import { VoiceNote, type Spoken } from "../../parts/VoiceNote";
import "../../evaluation.scss";

const maxComment = 500;
const answers = keysOf(keptAnswers).map((value) => ({ value, text: keptAnswers[value] }));

interface Asked {
  id: string;
  agreed?: string | undefined;
}

const AnswerForm = ({ caseId, asked, onDone }: { caseId: string; asked: Asked; onDone: (says: string) => void }) => {
  const { busy, problem, run } = useOnce();
  const [kept, setKept] = useState<Kept>();
  const [comment, setComment] = useState("");
  const [voice, setVoice] = useState<Spoken>();
  const answer = async () => {
    if (!kept) return;
    const said = comment.trim();
    const body = { kept, ...(said && { comment: said }), ...(voice && { voice: voice.id }) };
    const sent = await run(async (key) => {
      const { reopened } = await call(returnVisits.answer, send, { params: { id: asked.id }, body, key });
      onDone(reopened ? words.reopened : words.next[kept]);
    });
    if (sent) refresh(`/cases/${caseId}`, "/cases|");
  };
  return (
    <Frame
      title={words.title}
      foot={
        <>
          {problem && <ProblemCard problem={problem} />}
          <Button {...((!kept || busy) && { off: true })} onTap={() => void answer()}>
            {!kept ? words.missing : busy ? words.sending : words.send}
          </Button>
        </>
      }
    >
      <Box>
        <Box as="h1" className="title">
          {words.heading}
        </Box>
        <Box as="p" className="second">
          {words.text}
        </Box>
      </Box>
      {asked.agreed && (
        <Box className="card column">
          <Box className="mini">{words.agreed}</Box>
          <Box>{asked.agreed}</Box>
        </Box>
      )}
      <Options label={words.kept} options={answers} value={kept} onChange={setKept} />
      <FormRow label={words.comment}>
        <Area
          className="input area"
          label={words.comment}
          placeholder={words.commentPlaceholder}
          maxLength={maxComment}
          value={comment}
          onChange={setComment}
        />
      </FormRow>
      <VoiceNote voice={voice} onChange={setVoice} />
    </Frame>
  );
};

/** 回访, asked of the party: whether what was agreed is kept; then what happens next. */
export default function AnswerPage() {
  const { id = "" } = usePageParams();
  const user = useNeedsSignIn(`${paths.keptAnswer}?id=${id}`);
  const load = useGet(returnVisits.mine, user && id ? { params: { id } } : null);
  const [says, setSays] = useState<string>();
  if (says !== undefined) return <Thanks page={words.title} title={words.done} text={says} />;
  const asked = load.data?.waiting;
  if (asked) return <AnswerForm caseId={id} asked={asked} onDone={setSays} />;
  return (
    <Screen title={words.title} load={load}>
      {() => <Empty icon="check" {...words.none} />}
    </Screen>
  );
}
