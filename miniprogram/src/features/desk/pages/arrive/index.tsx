import { useEffect } from "react";
import { desk } from "@qizhen/shared/contract/desk";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Frame, Screen } from "../../../../components/screen/Screen";
import { Empty } from "../../../../components/screen/States";
import { paths } from "../../../../client/paths";
import { refresh, useGet } from "../../../../client/useGet";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { openTabPage, useOnPull, usePageParams } from "../../../../platform/pages";
import { common } from "../../../../words/common";
import { arriveWords as words } from "../../../../words/desk";
import { TicketCard, VisitCard } from "../../parts/Cards";
import { TakeNumber } from "../../parts/TakeNumber";
import "../../desk.scss";

/** Who waits looks at the page: it asks by itself, hint or not. */
const everyMs = 15_000;
const over = ["finished", "cancelled", "no_show"];

const Arrive = ({ centre }: { centre: string }) => {
  const user = useNeedsSignIn(`${paths.arrive}?centre=${centre}`);
  const load = useGet(desk.arrival, user ? { query: { centre } } : null);
  useOnPull(() => refresh("/desk/"));
  useEffect(() => {
    const timer = setInterval(() => refresh("/desk/arrival"), everyMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <Screen title={words.title} load={load}>
      {({ centre: named, visits, ticket, free, waiting }) => {
        const here = visits.some((visit) => visit.here && !over.includes(visit.status));
        return (
          <>
            <Box className="second">{named.name}</Box>
            {visits.length > 0 && (
              <Box as="h1" className="title">
                {words.yours}
              </Box>
            )}
            {visits.map((visit) => (
              <VisitCard key={visit.id} visit={visit} />
            ))}
            {ticket && <TicketCard ticket={ticket} />}
            {!here && !ticket && <TakeNumber centre={named.code} free={free} waiting={waiting} />}
          </>
        );
      }}
    </Screen>
  );
};

/** 门口的码: who scanned it checks in to today's visit with one tap, or takes a number. */
export default function ArrivePage() {
  const { centre = "" } = usePageParams();
  if (/^\d{12}$/.test(centre)) return <Arrive centre={centre} />;
  return (
    <Frame title={words.title}>
      <Empty
        icon="pin"
        {...words.wrongCode}
        action={<Button onTap={() => openTabPage(paths.home)}>{common.tabs.home}</Button>}
      />
    </Frame>
  );
}
