import { useState } from "react";
import { cases } from "@qizhen/shared/contract/cases";
import { evaluation } from "@qizhen/shared/contract/evaluation";
import { call } from "@qizhen/shared/endpoint";
import { Area, Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { FormRow } from "../../../../components/form/FormRow";
import { Frame, Screen } from "../../../../components/screen/Screen";
import { Empty, ProblemCard } from "../../../../components/screen/States";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { refresh, useGet } from "../../../../client/useGet";
import { usePageParams } from "../../../../platform/pages";
import { rateWords as words } from "../../../../words/evaluation";
import { isBad, Marks, type Sides } from "../../parts/Marks";
import { Thanks } from "../../parts/Thanks";
import { useOnce } from "../../parts/useOnce";
import "../../evaluation.scss";

const maxComment = 500;

/** The form of a rating: the whole first, then four sides that may be left out, then words. */
const RateForm = ({ caseId, onDone }: { caseId: string; onDone: (overall: number) => void }) => {
  const { busy, problem, run } = useOnce();
  const [overall, setOverall] = useState<number>();
  const [sides, setSides] = useState<Sides>({});
  const [comment, setComment] = useState("");
  const rate = async () => {
    if (overall === undefined) return;
    const said = comment.trim();
    const body = { overall, ...sides, ...(said && { comment: said }) };
    if (!(await run((key) => call(evaluation.rate, send, { params: { id: caseId }, body, key })))) return;
    refresh(`/cases/${caseId}`, "/cases|");
    onDone(overall);
  };
  return (
    <Frame
      title={words.title}
      foot={
        <>
          {problem && <ProblemCard problem={problem} />}
          <Button {...((overall === undefined || busy) && { off: true })} onTap={() => void rate()}>
            {overall === undefined ? words.missing : busy ? words.sending : words.send}
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
      <Marks overall={overall} onOverall={setOverall} sides={sides} onSides={setSides} />
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
    </Frame>
  );
};

/** 事后评诊: whoever was in the matter says how it was; then what happens next. */
export default function RatePage() {
  const { id = "" } = usePageParams();
  const user = useNeedsSignIn(`${paths.rate}?id=${id}`);
  const load = useGet(cases.get, user && id ? { params: { id } } : null);
  const [rated, setRated] = useState<number>();
  if (rated !== undefined) {
    const bad = isBad(rated);
    return (
      <Thanks
        page={words.title}
        title={bad ? words.badTitle : words.thanksTitle}
        text={bad ? words.badText : words.thanksText}
      />
    );
  }
  if (load.data?.mayRate) return <RateForm caseId={id} onDone={setRated} />;
  return (
    <Screen title={words.title} load={load}>
      {(found) => <Empty icon="star" {...(found.rating ? words.tooLate : words.notYet)} />}
    </Screen>
  );
}
