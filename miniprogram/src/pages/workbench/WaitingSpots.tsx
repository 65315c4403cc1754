import { useUser } from "../../client/session";
import { dropWaiting, mendWaiting, useSpots, type WaitingSpot } from "../../client/spots";
import { paths } from "../../client/paths";
import { Box } from "../../components/elements/elements";
import { Button } from "../../components/form/Button";
import { OfflineStrip } from "../../components/screen/States";
import { goTo } from "../../platform/pages";
import { spotWords as words } from "../../words/spot";

const Refused = ({ spot }: { spot: WaitingSpot }) => (
  <Box className="err column" role="alert">
    <Box className="strong">{words.refused}</Box>
    <Box>{spot.description}</Box>
    <Box className="second">{spot.refused}</Box>
    <Box className="work-acts">
      <Button
        look="quiet"
        small
        onTap={() => {
          mendWaiting(spot);
          goTo(paths.spot);
        }}
      >
        {words.mend}
      </Button>
      <Button look="quiet" small onTap={() => dropWaiting(spot.key)}>
        {words.throwAway}
      </Button>
    </Box>
  </Box>
);

/** Small matters that were settled without a network: how many still wait, and which were not taken. */
export const WaitingSpots = () => {
  const me = useUser()?.id;
  const mine = useSpots(({ waiting }) => waiting).filter(({ user }) => user === me);
  const waiting = mine.filter(({ refused }) => refused === undefined);
  return (
    <>
      {waiting.length > 0 && <OfflineStrip text={words.queuedCount(waiting.length)} />}
      {mine.flatMap((spot) => (spot.refused === undefined ? [] : [<Refused key={spot.key} spot={spot} />]))}
    </>
  );
};
