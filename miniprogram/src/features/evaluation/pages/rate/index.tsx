import { useState } from "react";
import { evaluation, ratingTags, type Rating } from "@qizhen/shared/contract/evaluation";
import { call } from "@qizhen/shared/endpoint";
import { keysOf } from "@qizhen/shared/vocabulary";
import { Area, Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { FormRow } from "../../../../components/form/FormRow";
import { Frame, Screen } from "../../../../components/screen/Screen";
import { Empty, ProblemCard } from "../../../../components/screen/States";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { useOnce } from "../../../../client/useOnce";
import { refresh, useGet } from "../../../../client/useGet";
import { now } from "../../../../platform/clock";
import { usePageParams } from "../../../../platform/pages";
import { sayDay } from "../../../../words/dates";
import { rateWords as words } from "../../../../words/evaluation";
import { isBad, Marks } from "../../parts/Marks";
import { Picks } from "../../parts/Picks";
import { Thanks } from "../../parts/Thanks";
import { useRateForm, type RateForm } from "../../parts/useRateForm";
import { VoiceNote } from "../../parts/VoiceNote";
import "../../evaluation.scss";

const maxComment = 500;
const tags = keysOf(ratingTags).map((value) => ({ value, text: ratingTags[value] }));

/** The whole first, then what may be left out: four sides, what people often say, words or a recording. */
const Fields = ({ form: { form, set } }: { form: RateForm }) => (
  <>
    <Marks
      overall={form.overall}
      onOverall={(overall) => set({ overall })}
      sides={form.sides}
      onSides={(sides) => set({ sides })}
    />
    <FormRow label={words.tags}>
      <Picks label={words.tags} options={tags} chosen={form.tags} onChange={(chosen) => set({ tags: chosen })} />
    </FormRow>
    <FormRow label={words.comment}>
      <Area
        className="input area"
        label={words.comment}
        placeholder={words.commentPlaceholder}
        maxLength={maxComment}
        value={form.comment}
        onChange={(comment) => set({ comment })}
      />
    </FormRow>
    <VoiceNote voice={form.voice} onChange={(voice) => set({ voice })} />
  </>
);

const RatePaper = ({
  caseId,
  mine,
  onDone,
}: {
  caseId: string;
  mine: Rating | undefined;
  onDone: (overall: number) => void;
}) => {
  const { busy, problem, run } = useOnce();
  const form = useRateForm(mine);
  const rate = async () => {
    const body = form.request();
    if (!body || !(await run((key) => call(evaluation.rate, send, { params: { id: caseId }, body, key })))) return;
    refresh(`/cases/${caseId}`, "/cases|");
    onDone(body.overall);
  };
  const lacks = form.form.overall === undefined;
  return (
    <Frame
      title={words.title}
      foot={
        <>
          {problem && <ProblemCard problem={problem} />}
          <Button {...((lacks || busy) && { off: true })} onTap={() => void rate()}>
            {lacks ? words.missing : busy ? words.sending : words.send}
          </Button>
        </>
      }
    >
      <Box>
        <Box as="h1" className="title">
          {mine ? words.changeHeading : words.heading}
        </Box>
        <Box as="p" className="second">
          {mine ? words.until(sayDay(mine.editableUntil, now())) : words.text}
        </Box>
      </Box>
      <Fields form={form} />
    </Frame>
  );
};

/** 事后评诊: whoever was in the matter says how it was, and may change it for some days; then what happens next. */
export default function RatePage() {
  const { id = "" } = usePageParams();
  const user = useNeedsSignIn(`${paths.rate}?id=${id}`);
  const load = useGet(evaluation.ratingOf, user && id ? { params: { id } } : null);
  const [rated, setRated] = useState<number>();
  if (rated !== undefined) {
    const [title, text] = isBad(rated) ? [words.badTitle, words.badText] : [words.thanksTitle, words.thanksText];
    return <Thanks page={words.title} title={title} text={text} />;
  }
  const state = load.data;
  if (state?.mayRate)
    return <RatePaper key={state.mine?.version ?? 0} caseId={id} mine={state.mine} onDone={setRated} />;
  return (
    <Screen title={words.title} load={load}>
      {({ mine }) => <Empty icon="star" {...(mine ? words.tooLate : words.notYet)} />}
    </Screen>
  );
}
