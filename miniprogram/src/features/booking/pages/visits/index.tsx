import { booking } from "@qizhen/shared/contract/booking";
import { call } from "@qizhen/shared/endpoint";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { Empty } from "../../../../components/screen/States";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { refresh, useGet, useList } from "../../../../client/useGet";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { goTo, useOnEnd, useOnPull } from "../../../../platform/pages";
import { bookingWords } from "../../../../words/booking";
import { common } from "../../../../words/common";
import { visitWords } from "../../../../words/visits";
import "../../booking.scss";
import { isOver, VisitCard } from "../../parts/VisitCard";

const words = bookingWords.visits;

/** 我的预约: what needs the reader first, then what is still to come by time, then what is over; each with what can be done now. */
export default function VisitsPage() {
  const user = useNeedsSignIn(paths.visits);
  const first = useGet(booking.list, user ? {} : null);
  const list = useList(first, (cursor) => call(booking.list, send, { query: { cursor } }));
  useOnPull(() => refresh("/appointments"));
  useOnEnd(() => void list.loadMore());
  const coming = list.items
    .filter((visit) => !isOver(visit))
    .sort((a, b) => Number(!!b.unsettled) - Number(!!a.unsettled) || (a.slot.start < b.slot.start ? -1 : 1));
  const past = list.items.filter(isOver);
  return (
    <Screen title={words.title} load={first}>
      {() =>
        list.items.length === 0 ? (
          <Empty
            icon="clock"
            {...words.none}
            action={<Button onTap={() => goTo(paths.hosts)}>{bookingWords.entry}</Button>}
          />
        ) : (
          <>
            {coming.map((visit) => (
              <VisitCard key={visit.id} visit={visit} />
            ))}
            {coming.length > 0 && (
              <Button look="quiet" small onTap={() => goTo(paths.calendar)}>
                {visitWords.feed.entry}
              </Button>
            )}
            {past.length > 0 && (
              <Box as="h2" className="title">
                {visitWords.past}
              </Box>
            )}
            {past.map((visit) => (
              <VisitCard key={visit.id} visit={visit} />
            ))}
            {list.more && (
              <Button look="quiet" small onTap={() => void list.loadMore()}>
                {common.loadMore}
              </Button>
            )}
          </>
        )
      }
    </Screen>
  );
}
