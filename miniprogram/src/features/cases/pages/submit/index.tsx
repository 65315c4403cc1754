import { useEffect, type ReactNode } from "react";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Progress } from "../../../../components/form/Progress";
import { Frame } from "../../../../components/screen/Screen";
import { OfflineStrip, ProblemCard } from "../../../../components/screen/States";
import { Alarm } from "../../../../components/story/EmergencyBar";
import { openDraft, saysSomething, useDraft, type Draft } from "../../../../client/draft";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { paths } from "../../../../client/paths";
import { goBack, goTo, openTabPage, usePageParams } from "../../../../platform/pages";
import { submit } from "../../../../words/cases";
import { StepEvidence } from "../../parts/steps/StepEvidence";
import { StepReview } from "../../parts/steps/StepReview";
import { StepWhat } from "../../parts/steps/StepWhat";
import { StepWhere } from "../../parts/steps/StepWhere";
import { StepWho } from "../../parts/steps/StepWho";
import { StepWish } from "../../parts/steps/StepWish";
import { usePreview } from "../../parts/usePreview";
import { useSubmit } from "../../parts/useSubmit";
import { whoIsWrong } from "../../parts/whoIsWrong";
import "../../cases.scss";

const last = 6;

/** Whether a step was left empty: then its button says so. */
const isSkipped = (step: number, draft: Draft) =>
  [
    false,
    !draft.location && !draft.grid && draft.address.trim() === "",
    draft.respondentName.trim() === "",
    draft.files.length === 0,
    draft.wish.trim() === "" && !draft.service,
  ][step - 1] ?? false;

/** What keeps the reader from going on, in the words of the button. */
const missing = (step: number, draft: Draft) => {
  if (step === 1 && !saysSomething(draft)) return submit.what.missing;
  if (step === 3 && whoIsWrong(draft)) return Object.values(whoIsWrong(draft) ?? {})[0];
  return undefined;
};

const Onward = ({ step, draft, editing }: { step: number; draft: Draft; editing: boolean }) => {
  const lacks = missing(step, draft);
  const go = () => (editing ? goBack(paths.home) : goTo(paths.submit, { step: String(step + 1) }));
  return (
    <Button {...(lacks !== undefined && { off: true })} onTap={go}>
      {lacks ?? (editing ? submit.done : isSkipped(step, draft) ? submit.skip : submit.next)}
    </Button>
  );
};

const Send = ({ draft, sending }: { draft: Draft; sending: ReturnType<typeof useSubmit> }) => (
  <>
    {sending.problem && (
      <ProblemCard problem={sending.problem} {...(!sending.before && { onRetry: () => void sending.run() })} />
    )}
    {sending.before && (
      <Box className="pair">
        <Button small onTap={() => openTabPage(paths.cases)}>
          {submit.review.look}
        </Button>
        <Button look="quiet" small onTap={() => void sending.runAnew()}>
          {submit.review.sendAnyway}
        </Button>
      </Box>
    )}
    {draft.queued && <OfflineStrip text={submit.review.queued} />}
    {!sending.before && (
      <Button {...((sending.busy || !saysSomething(draft)) && { off: true })} onTap={() => void sending.run()}>
        {!saysSomething(draft) ? submit.what.missing : sending.busy ? submit.review.sending : submit.review.send}
      </Button>
    )}
    <Box className="fine kw">{submit.review.fine}</Box>
  </>
);

/** 说事: one question a screen; everything but the first may be skipped; what is written stays on the phone. */
export default function SubmitPage() {
  const params = usePageParams();
  const step = Math.min(last, Math.max(1, Number(params.step ?? 1) || 1));
  const user = useNeedsSignIn();
  useEffect(() => {
    if (user) openDraft(user.id);
  }, [user]);
  const { draft, user: owner } = useDraft();
  const preview = usePreview(draft);
  const sending = useSubmit();
  if (!user || owner !== user.id) return <Frame title={submit.title}>{null}</Frame>;
  const urgent = preview.data?.urgent ?? [];
  const steps: ReactNode[] = [
    <StepWhat key="1" draft={draft} />,
    <StepWhere key="2" draft={draft} />,
    <StepWho key="3" draft={draft} />,
    <StepEvidence key="4" draft={draft} />,
    <StepWish key="5" draft={draft} />,
    <StepReview
      key="6"
      draft={draft}
      preview={preview}
      onEdit={(to) => goTo(paths.submit, { step: String(to), edit: "1" })}
    />,
  ];
  return (
    <Frame
      title={submit.title}
      leave={preview.data?.violenceAtHome ?? false}
      head={<Progress step={step} of={last} text={submit.step(step, last)} />}
      foot={
        step === last ? (
          <Send draft={draft} sending={sending} />
        ) : (
          <Onward step={step} draft={draft} editing={params.edit === "1"} />
        )
      }
    >
      {urgent.length > 0 && (
        <Alarm title={submit.review.urgentTitle} text={submit.review.urgentText} numbers={urgent} />
      )}
      {steps[step - 1]}
    </Frame>
  );
}
