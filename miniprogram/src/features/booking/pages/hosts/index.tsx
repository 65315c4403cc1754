import { services } from "@qizhen/shared/vocabulary";
import { booking, type Host } from "@qizhen/shared/contract/booking";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { Empty } from "../../../../components/screen/States";
import { RowLink } from "../../../../components/story/Rows";
import { paths } from "../../../../client/paths";
import { useGet, refresh } from "../../../../client/useGet";
import { useMyGrid } from "../../../../client/useMyGrid";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { now } from "../../../../platform/clock";
import { goTo, useOnPull } from "../../../../platform/pages";
import { bookingWords } from "../../../../words/booking";
import { sayWhen } from "../../../../words/dates";
import { home } from "../../../../words/home";

const words = bookingWords.hosts;

const Row = ({ host }: { host: Host }) => (
  <RowLink icon="people" onTap={() => goTo(paths.times, { id: host.id, name: host.name })}>
    <Box className="strong">{host.name}</Box>
    <Box className="second">{[host.region.name, ...host.services.map((service) => services[service])].join(" · ")}</Box>
    <Box className="mini">{host.next ? words.next(sayWhen(host.next, now())) : words.full}</Box>
  </RowLink>
);

/** 约个时间: who can be visited around here, who is free the soonest first. */
export default function HostsPage() {
  const user = useNeedsSignIn(paths.hosts);
  const grid = useMyGrid();
  const list = useGet(booking.hosts, user ? { query: grid ? { region: grid.code } : {} } : null);
  useOnPull(() => refresh("/hosts"));
  return (
    <Screen title={words.title} load={list}>
      {({ items }) => (
        <>
          <Button look="tint" small icon="clock" onTap={() => goTo(paths.visits)}>
            {words.mine}
          </Button>
          {items.length === 0 ? (
            <Empty
              icon="clock"
              {...words.none}
              action={
                <Button icon="mic" onTap={() => goTo(paths.submit)}>
                  {home.speak}
                </Button>
              }
            />
          ) : (
            <>
              <Box as="h1" className="title">
                {words.heading}
              </Box>
              <Box className="card rows">
                {items.map((host) => (
                  <Row key={host.id} host={host} />
                ))}
              </Box>
            </>
          )}
        </>
      )}
    </Screen>
  );
}
