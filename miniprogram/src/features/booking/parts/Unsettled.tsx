import type { Appointment } from "@qizhen/shared/contract/booking";
import { Box, Tap } from "../../../components/elements/elements";
import { Button } from "../../../components/form/Button";
import { paths } from "../../../client/paths";
import { now } from "../../../platform/clock";
import { goTo } from "../../../platform/pages";
import { bookingWords } from "../../../words/booking";
import { sayWhen } from "../../../words/dates";
import { visitWords } from "../../../words/visits";

const words = visitWords.unsettled;
type State = NonNullable<Appointment["unsettled"]>;

const headOf = ({ offers, until }: State) => {
  if (offers.length === 0) return words.none;
  return Date.parse(until) > now().getTime() ? words.held(offers.length, sayWhen(until, now())) : words.late;
};

/** A visit whose time is open no more: the times that are held instead, each one tap. */
export const Unsettled = ({
  visit,
  state,
  busy,
  onChoose,
}: {
  visit: Appointment;
  state: State;
  busy: boolean;
  onChoose: (slotId: string) => void;
}) => (
  <Box className="unsettled" role="group" label={words.chip}>
    <Box className="strong">
      {words.head(visit.host.name)}（{words.why[state.why]}）
    </Box>
    <Box>{headOf(state)}</Box>
    {state.offers.map((offer) => (
      <Tap key={offer.id} className="offer" off={busy} onTap={() => onChoose(offer.id)}>
        <Box className="lead">{sayWhen(offer.start, now())}</Box>
        <Box className="second">
          {[words.with(offer.host.name), bookingWords.mode[offer.mode], offer.place].filter(Boolean).join(" · ")}
        </Box>
      </Tap>
    ))}
    {state.called && state.offers.length > 0 && <Box className="second">{words.calling}</Box>}
    <Button look="quiet" onTap={() => goTo(paths.changeVisit, { id: visit.id })}>
      {words.other}
    </Button>
  </Box>
);
