import { useEffect, useState } from "react";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { Box } from "../../../../components/elements/elements";
import { Icon } from "../../../../components/elements/Icon";
import { Button } from "../../../../components/form/Button";
import { Frame } from "../../../../components/screen/Screen";
import type { Problem } from "../../../../components/screen/loadable";
import { Empty, ProblemCard } from "../../../../components/screen/States";
import { Alarm, EmergencyBar } from "../../../../components/story/EmergencyBar";
import { paths } from "../../../../client/paths";
import { problemOf } from "../../../../client/problems";
import { draftIn, sendSpot, sendSpots, spotDraft, useSpots, type Spot } from "../../../../client/spots";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { goTo } from "../../../../platform/pages";
import { submit } from "../../../../words/cases";
import { spotWords as words } from "../../../../words/spot";
import { lackOf } from "../../parts/spot/lacks";
import { HowCard, MoreCard, WhatCard } from "../../parts/spot/SpotForm";
import { useSpotPreview } from "../../parts/spot/useSpotPreview";
import "../../cases.scss";

/** Named where there is danger; then it is one tap to dial. */
const police = "110";

type Done = { as: "spot" | "ordinary"; made?: CaseDetail };

/** Sends it either way, and says what came of it. */
const useSend = (grid: string) => {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Done>();
  const [notSmall, setNotSmall] = useState<{ text: string; about: string }>();
  const [problem, setProblem] = useState<Problem>();
  const run = async (as: Done["as"]) => {
    if (busy) return;
    const about = spotDraft().description;
    setBusy(true);
    setProblem(undefined);
    const result = await sendSpot(as, grid);
    setBusy(false);
    if ("made" in result) setDone({ as, made: result.made });
    else if ("queued" in result) setDone({ as });
    else if ("notSmall" in result) setNotSmall({ text: result.notSmall, about });
    else setProblem(problemOf(result.failed));
  };
  const again = () => {
    setDone(undefined);
    setNotSmall(undefined);
  };
  return { busy, done, notSmall, problem, run, again };
};
type Sending = ReturnType<typeof useSend>;

/** What a grid cannot settle goes up with one tap, as it stands. */
const Onward = ({ spot, sending }: { spot: Spot; sending: Sending }) => {
  const lacks = lackOf(spot);
  const { busy, notSmall, problem, run } = sending;
  // Other words may be judged otherwise.
  if (notSmall?.about === spot.description)
    return (
      <>
        <ProblemCard problem={{ title: words.notSmall, text: notSmall.text }} />
        {notSmall.text.includes(police) && <EmergencyBar text={words.danger} number={police} />}
        <Button {...(busy && { off: true })} onTap={() => void run("ordinary")}>
          {busy ? words.reporting : words.reportUp}
        </Button>
        <Box className="fine">{words.nothingRetyped}</Box>
      </>
    );
  return (
    <>
      {problem && <ProblemCard problem={problem} onRetry={() => void run("spot")} />}
      <Button {...((busy || lacks !== undefined) && { off: true })} onTap={() => void run("spot")}>
        {busy ? words.closing : (lacks ?? words.close)}
      </Button>
    </>
  );
};

const DoneCard = ({ done }: { done: Done }) => {
  const { as, made } = done;
  const urgent = made?.urgent ?? [];
  const title = !made ? words.queuedTitle : as === "spot" ? words.done : words.reported;
  const text = !made ? words.queuedText : as === "spot" ? words.doneText : words.reportedText;
  return (
    <>
      {urgent.length > 0 && (
        <Alarm title={submit.review.urgentTitle} text={submit.review.urgentText} numbers={urgent} />
      )}
      <Box className="sent-head" role="status">
        <Box className="empty-pic">
          <Icon name={made ? "check" : "clock"} />
        </Box>
        <Box as="h1" className="title">
          {title}
        </Box>
        {made && <Box className="second">{words.number(made.number)}</Box>}
        <Box as="p" className="second">
          {text}
        </Box>
      </Box>
    </>
  );
};

const DoneFoot = ({ done, onAgain }: { done: Done; onAgain: () => void }) => (
  <>
    <Button onTap={onAgain}>{words.again}</Button>
    {done.made && (
      <Button look="quiet" onTap={() => goTo(paths.case, { id: done.made?.id ?? "" })}>
        {words.look}
      </Button>
    )}
  </>
);

/** 小事一格解决: one page, a few taps. Danger stands first, and what is too large goes up with nothing typed again. */
export default function SpotPage() {
  const user = useNeedsSignIn(paths.spot);
  const spot = useSpots(draftIn);
  const grid = user?.roles.includes("grid_worker") ? user.region : undefined;
  const sending = useSend(grid?.code ?? "");
  const preview = useSpotPreview(spot, grid);
  const { done } = sending;
  useEffect(() => void sendSpots(), []);
  if (!user) return <Frame title={words.title}>{null}</Frame>;
  if (!grid)
    return (
      <Frame title={words.title}>
        <Empty icon="map" {...words.noGrid} />
      </Frame>
    );
  if (done)
    return (
      <Frame title={words.title} foot={<DoneFoot done={done} onAgain={sending.again} />}>
        <DoneCard done={done} />
      </Frame>
    );
  const urgent = spot.description.trim() ? (preview.data?.urgent ?? []) : [];
  return (
    <Frame title={words.title} foot={<Onward spot={spot} sending={sending} />}>
      {urgent.length > 0 && (
        <Alarm title={submit.review.urgentTitle} text={submit.review.urgentText} numbers={urgent} />
      )}
      <WhatCard spot={spot} />
      <HowCard spot={spot} />
      <MoreCard spot={spot} grid={grid.name} />
      <EmergencyBar text={words.danger} number={police} />
    </Frame>
  );
}
