import { booking, type Appointment } from "@qizhen/shared/contract/booking";
import { directory } from "@qizhen/shared/contract/directory";
import { regions } from "@qizhen/shared/contract/regions";
import { services } from "@qizhen/shared/vocabulary";
import { paths } from "../../../../client/paths";
import { toast } from "../../../../client/toast";
import { useGet } from "../../../../client/useGet";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { Empty } from "../../../../components/screen/States";
import { Leaf } from "../../../../components/story/Leaf";
import { GridMap } from "../../../../components/story/GridMap";
import { addToCalendar } from "../../../../platform/calendar";
import { now } from "../../../../platform/clock";
import { hasDirections, openMap } from "../../../../platform/openMap";
import { goOn, openTabPage, usePageParams } from "../../../../platform/pages";
import { bookingWords } from "../../../../words/booking";
import { sayWhen } from "../../../../words/dates";
import { bookWords, directoryWords } from "../../../../words/directory";
import "../../booking.scss";

const words = bookWords.booked;

/** Where to go: in words, and drawn; WeChat leads the way. */
const Where = ({ visit }: { visit: Appointment }) => {
  const host = useGet(directory.person, { params: { id: visit.host.id }, query: {} }).data;
  const map = useGet(regions.map, host ? { params: { code: host.region.code } } : null).data;
  const goes = visit.slot.mode === "centre" || visit.slot.mode === "grid_room";
  const place = goes ? host?.place : undefined;
  const unit = host?.region.name;
  const text = [
    bookingWords.mode[visit.slot.mode],
    goes && unit && !visit.place?.startsWith(unit) && unit,
    visit.place,
    visit.room,
    visit.visitor.address,
  ];
  return (
    <Box as="section" className="card">
      <Box className="mini">{words.where}</Box>
      <Box className="strong">{text.filter(Boolean).join(" · ")}</Box>
      {map && place && host && (
        <Box className="booked-map">
          <GridMap
            shapes={map.children.length > 0 ? map.children : [map.region]}
            pin={place}
            label={directoryWords.person.mapOf(host.region.name)}
          />
        </Box>
      )}
      {hasDirections && place && host && (
        <Button look="quiet" small icon="map" onTap={() => openMap({ ...place, name: host.region.name })}>
          {words.map}
        </Button>
      )}
    </Box>
  );
};

const addVisit = async ({ slot, host, service, place }: Appointment) => {
  const title = words.event(host.name, services[service]);
  const event = { title, start: slot.start, end: slot.end, ...(place && { place }), file: bookWords.file };
  if (await addToCalendar(event)) toast(words.added);
};

const Booked = ({ visit }: { visit: Appointment }) => {
  const waits = visit.status === "waiting";
  return (
    <>
      <Box as="h1" className="title">
        {waits ? words.waiting : words.title}
      </Box>
      <Box className="card next">
        <Leaf at={visit.slot.start} />
        <Box className="grow">
          <Box className="strong">{sayWhen(visit.slot.start, now())}</Box>
          <Box>{bookingWords.visits.with(visit.host.name, services[visit.service])}</Box>
          {visit.ahead !== undefined && <Box className="strong">{bookingWords.visits.ahead(visit.ahead)}</Box>}
          <Box className="mini">{waits ? words.waitingNote : words.remind}</Box>
        </Box>
      </Box>
      <Where visit={visit} />
      <Box className="card">
        <Box className="mini">{words.bring}</Box>
        <Box>{directoryWords.services[visit.service].bring}</Box>
      </Box>
      <Box className="booked-acts">
        {!waits && (
          <Button look="tint" icon="clock" onTap={() => void addVisit(visit)}>
            {words.calendar}
          </Button>
        )}
        <Button look="quiet" onTap={() => goOn(paths.visits)}>
          {words.visits}
        </Button>
      </Box>
    </>
  );
};

/** 约好了: when, where, what to bring; into the phone's calendar. */
export default function BookedPage() {
  const { id } = usePageParams();
  const user = useNeedsSignIn(paths.visits);
  const load = useGet(booking.list, user ? {} : null);
  const visit = load.data?.items.find((one) => one.id === id);
  return (
    <Screen
      title={visit?.status === "waiting" ? words.waiting : words.title}
      load={load}
      foot={() => <Button onTap={() => openTabPage(paths.home)}>{words.home}</Button>}
    >
      {() =>
        visit ? (
          <Booked visit={visit} />
        ) : (
          <Empty
            icon="clock"
            {...bookingWords.visits.none}
            action={<Button onTap={() => goOn(paths.visits)}>{words.visits}</Button>}
          />
        )
      }
    </Screen>
  );
}
