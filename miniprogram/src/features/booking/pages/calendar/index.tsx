import { useState } from "react";
import { hours as api } from "@qizhen/shared/contract/hours";
import { call } from "@qizhen/shared/endpoint";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { ProblemCard } from "../../../../components/screen/States";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { toast } from "../../../../client/toast";
import { useGet } from "../../../../client/useGet";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { useOnce } from "../../../../client/useOnce";
import { fullAddress } from "../../../../platform/address";
import { copy } from "../../../../platform/clipboard";
import { now } from "../../../../platform/clock";
import { sayWhen } from "../../../../words/dates";
import { visitWords } from "../../../../words/visits";
import "../../booking.scss";

const words = visitWords.feed;

/** Makes the secret address, which is told this once, or stops it; a second tap does nothing more. */
const useFeed = () => {
  const { busy, problem, run } = useOnce({ refreshes: ["/calendar-feed"] });
  const [made, setMade] = useState<string>();
  return {
    busy,
    problem,
    made,
    make: () =>
      run(async (key) => {
        const { path } = await call(api.makeFeed, send, { key });
        setMade(`${fullAddress()}${path}`);
        toast(words.done);
      }),
    revoke: () =>
      run(async (key) => {
        await call(api.revokeFeed, send, { key });
        setMade(undefined);
        toast(words.revoked);
      }),
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
