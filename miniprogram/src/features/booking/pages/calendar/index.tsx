import { useState } from "react";
import { hours as api } from "@qizhen/shared/contract/hours";
import { ApiError, call } from "@qizhen/shared/endpoint";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import type { Problem } from "../../../../components/screen/loadable";
import { Screen } from "../../../../components/screen/Screen";
import { ProblemCard } from "../../../../components/screen/States";
import { paths } from "../../../../client/paths";
import { problemOf } from "../../../../client/problems";
import { send } from "../../../../client/send";
import { toast } from "../../../../client/toast";
import { refresh, useGet } from "../../../../client/useGet";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { fullAddress } from "../../../../platform/address";
import { copy } from "../../../../platform/clipboard";
import { now } from "../../../../platform/clock";
import { uuid } from "../../../../platform/uuid";
import { sayWhen } from "../../../../words/dates";
import { visitWords } from "../../../../words/visits";
import "../../booking.scss";

const words = visitWords.feed;

/** Makes the secret address, which is told this once, or stops it; a second tap does nothing more. */
const useFeed = () => {
  const [key, setKey] = useState(uuid);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [made, setMade] = useState<string>();
  const run = async (work: (key: string) => Promise<string | undefined>, said: string) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      setMade(await work(key));
      setKey(uuid());
      toast(said);
    } catch (error) {
      if (error instanceof ApiError) setKey(uuid());
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
      refresh("/calendar-feed");
    }
  };
  const make = (one: string) => call(api.makeFeed, send, { key: one }).then(({ path }) => `${fullAddress()}${path}`);
  const revoke = (one: string) => call(api.revokeFeed, send, { key: one }).then(() => undefined);
  return {
    busy,
    problem,
    made,
    make: () => run(make, words.done),
    revoke: () => run(revoke, words.revoked),
  };
};

const Address = ({ text }: { text: string }) => {
  const copyIt = async () => toast((await copy(text)) ? words.copied : words.copyFailed);
  return (
    <Box className="card">
      <Box className="strong">{words.once}</Box>
      <Box as="p" className="feed-address">
        {text}
      </Box>
      <Button onTap={() => void copyIt()}>{words.copy}</Button>
    </Box>
  );
};

/** 放进手机日历: a secret address under which one's visits stand in the phone's calendar; told once, renewed, stopped. */
export default function CalendarPage() {
  const user = useNeedsSignIn(paths.calendar);
  const load = useGet(api.feedState, user ? {} : null);
  const { busy, problem, made, make, revoke } = useFeed();
  return (
    <Screen title={words.title} load={load}>
      {({ since }) => (
        <>
          <Box as="p">{words.about}</Box>
          <Box as="p" className="second">
            {since ? words.since(sayWhen(since, now())) : words.none}
          </Box>
          {problem && <ProblemCard problem={problem} />}
          {made !== undefined && <Address text={made} />}
          <Button look={since ? "quiet" : "primary"} off={busy} onTap={() => void make()}>
            {since ? words.renew : words.make}
          </Button>
          {since && (
            <Button look="quiet" off={busy} onTap={() => void revoke()}>
              {words.revoke}
            </Button>
          )}
        </>
      )}
    </Screen>
  );
}
