import { useState } from "react";
import { visits as api, type Swap } from "@qizhen/shared/contract/visits";
import { call } from "@qizhen/shared/endpoint";
import { Box, Tap } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { ShareButton } from "../../../../client/ShareButton";
import { Screen } from "../../../../components/screen/Screen";
import { Empty, ProblemCard } from "../../../../components/screen/States";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { toast } from "../../../../client/toast";
import { useGet } from "../../../../client/useGet";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { useOnce } from "../../../../client/useOnce";
import { now } from "../../../../platform/clock";
import { goOn, goTo, usePageParams } from "../../../../platform/pages";
import { bookingWords } from "../../../../words/booking";
import { sayWhen } from "../../../../words/dates";
import { visitWords } from "../../../../words/visits";
import "../../booking.scss";

const words = visitWords.swap;

/** Says yes, or takes the offer back; a second tap does nothing more. */
const useSwap = (code: string) => {
  const { busy, problem, run } = useOnce({ refreshes: ["/appointments", "/swaps", "/slots"] });
  const params = { code };
  const runAndSay = (work: (key: string) => Promise<unknown>, said: string) =>
    run(async (key) => {
      await work(key);
      toast(said);
      goOn(paths.visits);
    });
  return {
    busy,
    problem,
    accept: (appointmentId: string) =>
      runAndSay((key) => call(api.acceptSwap, send, { params, body: { appointmentId }, key }), words.done),
    withdraw: () => runAndSay((key) => call(api.withdrawSwap, send, { params, body: {}, key }), words.withdrawn),
  };
};

const Time = ({ title, swap }: { title: string; swap: Swap }) => (
  <Box className="card visit">
    <Box className="second">{title}</Box>
    <Box className="lead">{sayWhen(swap.offered.start, now())}</Box>
    <Box>
      {[visitWords.unsettled.with(swap.host.name), bookingWords.mode[swap.offered.mode], swap.offered.place]
        .filter(Boolean)
        .join(" · ")}
    </Box>
  </Box>
);

/** Whoever offers: the link to hand on. */
const Offered = ({ swap }: { swap: Swap }) => {
  const { withdraw, busy, problem } = useSwap(swap.code);
  const page = `${paths.swap}?code=${swap.code}`;
  return (
    <>
      <Time title={words.mine} swap={swap} />
      <Box as="p">{words.how}</Box>
      <Box className="second">{words.until(sayWhen(swap.until, now()))}</Box>
      {problem && <ProblemCard problem={problem} />}
      <ShareButton
        title={words.shareTitle(sayWhen(swap.offered.start, now()))}
        page={page}
        onCopied={(copied) => toast(copied ? words.shared : words.copyFailed)}
      >
        {words.share}
      </ShareButton>
      <Box className="second">{words.code(swap.code)}</Box>
      <Button look="quiet" off={busy} onTap={() => void withdraw()}>
        {words.withdraw}
      </Button>
    </>
  );
};

/** Whoever was asked: which of their times they give; asked once more before it is done. */
const Asked = ({ swap }: { swap: Swap }) => {
  const { accept, busy, problem } = useSwap(swap.code);
  const [sure, setSure] = useState("");
  const when = sayWhen(swap.offered.start, now());
  return (
    <>
      <Box as="h1" className="title">
        {words.asks}
      </Box>
      <Time title={words.theirs} swap={swap} />
      {problem && <ProblemCard problem={problem} />}
      {swap.choices.length === 0 ? (
        <Empty
          icon="clock"
          {...words.none(swap.host.name)}
          action={<Button onTap={() => goTo(paths.hosts)}>{bookingWords.entry}</Button>}
        />
      ) : (
        <Box className="unsettled" role="group" label={words.give}>
          <Box className="strong">{words.give}</Box>
          {swap.choices.map(({ appointmentId, start, place }) => (
            <Tap
              key={appointmentId}
              className="offer"
              off={busy}
              onTap={() => (sure === appointmentId ? void accept(appointmentId) : setSure(appointmentId))}
            >
              <Box className="lead">
                {sure === appointmentId ? words.sure(when) : words.choose(sayWhen(start, now()))}
              </Box>
              {place && <Box className="second">{place}</Box>}
            </Tap>
          ))}
        </Box>
      )}
    </>
  );
};

/** 和别人换时间: two who know each other hand on a link; neither sees the other's name here. */
export default function SwapPage() {
  const { code = "" } = usePageParams();
  const user = useNeedsSignIn(`${paths.swap}?code=${code}`);
  const load = useGet(api.swap, user && code ? { params: { code } } : null);
  return (
    <Screen title={words.title} load={load}>
      {(swap) =>
        swap.status !== "open" ? (
          <Empty
            icon="clock"
            {...(swap.status === "done" ? words.finished : words.over)}
            action={<Button onTap={() => goOn(paths.visits)}>{words.to}</Button>}
          />
        ) : swap.mine ? (
          <Offered swap={swap} />
        ) : (
          <Asked swap={swap} />
        )
      }
    </Screen>
  );
}
