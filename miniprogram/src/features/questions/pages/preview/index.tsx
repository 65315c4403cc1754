import { questionLimits, questions } from "@qizhen/shared/contract/questions";
import { call } from "@qizhen/shared/endpoint";
import { categories } from "@qizhen/shared/vocabulary";
import { useEffect, useState } from "react";
import useSWR from "swr";
import { askIn, editAsk, takeOverAsk, titleOf, useAsks } from "../../../../client/askDraft";
import { paths } from "../../../../client/paths";
import { problemOf } from "../../../../client/problems";
import { sendOpenly } from "../../../../client/send";
import { sendAsk } from "../../../../client/sendAsk";
import { useMyGrid } from "../../../../client/useMyGrid";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { useSettled } from "../../../../client/useSettled";
import { useTownName } from "../../../../client/useTownName";
import { Box, Field } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { FormRow } from "../../../../components/form/FormRow";
import type { Problem } from "../../../../components/screen/loadable";
import { Frame } from "../../../../components/screen/Screen";
import { Empty, OfflineStrip, ProblemCard } from "../../../../components/screen/States";
import { goBack, goOn, startAt } from "../../../../platform/pages";
import { questionWords } from "../../../../words/questions";
import "../../questions.scss";
import { hide } from "../../parts/hidden";
import { ShownText } from "../../parts/Shown";

const words = questionWords.preview;

/** Sends it once, and goes on to the page that says so. */
const useSendAsk = () => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const result = await sendAsk();
    setBusy(false);
    if ("sent" in result) startAt(paths.asked);
    else if ("failed" in result) setProblem(problemOf(result.failed));
  };
  return { busy, problem, run };
};

/** What the server will make of it; the phone's own rules may be older, and are shown only until it answers or without a network. */
const useShown = (title: string, body: string) => {
  const asked = useSettled(JSON.stringify({ title, body }));
  const told = useSWR(
    `preview|${asked}`,
    () => call(questions.preview, sendOpenly, { body: JSON.parse(asked) as { title: string; body: string } }),
    { keepPreviousData: true, shouldRetryOnError: false, revalidateOnFocus: false },
  ).data;
  const [here, there] = [hide(title), hide(body)];
  const as = (hidden: ReturnType<typeof hide>, text: string | undefined) =>
    text === undefined || text === hidden.text ? hidden : { text, shown: [], found: [] };
  return { title: as(here, told?.title), body: as(there, told?.body) };
};

/** Exactly what will be public, before it is sent. */
export default function PreviewPage() {
  const user = useNeedsSignIn(paths.askPreview);
  useEffect(takeOverAsk, [user]);
  const draft = useAsks(askIn);
  const town = useTownName();
  const grid = useMyGrid()?.code;
  const title = titleOf(draft);
  const shown = useShown(title, draft.body.trim());
  const sending = useSendAsk();
  if (draft.body.trim().length < questionLimits.least)
    return (
      <Frame title={words.title}>
        <Empty icon="edit" {...words.nothing} action={<Button onTap={() => goOn(paths.ask)}>{words.back}</Button>} />
      </Frame>
    );
  const short = title.trim().length < questionLimits.leastTitle;
  const go = () => {
    editAsk({ gridCode: grid });
    void sending.run();
  };
  const rows = [draft.category && categories[draft.category], town, draft.anonymous ? words.anonymous : words.named];
  return (
    <Frame
      title={words.title}
      foot={
        <>
          {sending.problem && <ProblemCard problem={sending.problem} onRetry={go} />}
          {draft.queued && <OfflineStrip text={words.queued} />}
          <Button {...((sending.busy || short || !user) && { off: true })} onTap={go}>
            {short ? words.nameShort : sending.busy ? words.sending : words.send}
          </Button>
          <Button look="quiet" onTap={() => goBack(paths.questions)}>
            {words.back}
          </Button>
        </>
      }
    >
      <Box as="h1" className="title">
        {words.heading}
      </Box>
      <FormRow label={words.name} note={words.nameNote}>
        <Field
          className="input"
          label={words.name}
          placeholder={words.namePlaceholder}
          maxLength={questionLimits.title}
          value={title}
          onChange={(text) => editAsk({ title: text, queued: false })}
        />
      </FormRow>
      <Box className="shown">
        <Box className="lead">
          <ShownText hidden={shown.title} />
        </Box>
        <Box className="mini">{rows.filter(Boolean).join(" · ")}</Box>
        <Box className="q-body">
          <ShownText hidden={shown.body} />
        </Box>
      </Box>
      <Box as="p" className="second kw">
        {draft.anonymous ? words.safe : words.safeNamed}
      </Box>
      <Box as="p" className="second kw">
        {words.more}
      </Box>
    </Frame>
  );
}
