import { useState } from "react";
import { Button, Input } from "antd";
import { useChoice } from "../../client/kept";
import { Icon } from "../../components/Icon";
import { desk as words } from "../../words/desk";
import type { Lane } from "./boardState";
import type { Steps } from "./useDesk";
import { VisitCard } from "./VisitCard";

const numberOf = ({ open }: Lane, state: "seen" | "called") => {
  const found = open.find((one) => one.state === state)?.visit;
  return found && (found.number === undefined ? found.visitor.name : words.number(found.number));
};

/** What goes on in the room, in one word and one colour. */
const Light = ({ lane }: { lane: Lane }) => {
  const [talking, coming] = [numberOf(lane, "seen"), numberOf(lane, "called")];
  const how = talking ? "talking" : coming ? "coming" : "free";
  const said = talking ? words.lane.talking(talking) : coming ? words.lane.coming(coming) : words.lane.free;
  return <span className={`dk-light ${how}`}>{said}</span>;
};

const Head = ({
  lane,
  steps,
  room,
  onRoom,
}: {
  lane: Lane;
  steps: Steps;
  room: string;
  onRoom: (room: string) => void;
}) => {
  const { next } = lane;
  return (
    <header>
      <h2>
        <Icon name={lane.room === undefined ? "me" : "door"} />
        <span>{lane.room ?? lane.hosts.join("、")}</span>
      </h2>
      {lane.room !== undefined && <p className="dk-hosts">{lane.hosts.join("、")}</p>}
      <Light lane={lane} />
      {lane.room === undefined && (
        <Input
          size="small"
          aria-label={words.lane.room}
          placeholder={words.lane.roomHint}
          maxLength={40}
          value={room}
          onChange={(event) => onRoom(event.target.value)}
        />
      )}
      {next ? (
        <Button
          type="primary"
          block
          icon={<Icon name="speaker" />}
          disabled={steps.busy || !next.mayCall}
          onClick={() => void steps.call(next, room.trim())}
        >
          {words.lane.next(next.number ?? 0)}
        </Button>
      ) : (
        <p className="dk-nobody">{words.lane.nobody}</p>
      )}
    </header>
  );
};

/** A room's day: who talks there, who was called, who waits, who is to come; what is over folds away. */
export const LaneColumn = ({ lane, now, steps }: { lane: Lane; now: Date; steps: Steps }) => {
  const [over, setOver] = useState(false);
  const [room, setRoom] = useChoice(`desk.room.${lane.key}`, "");
  const said = room.trim();
  const counted = [
    [lane.over.filter(({ state }) => state === "done").length, words.lane.done],
    [lane.over.filter(({ state }) => state === "missed").length, words.lane.missed],
  ] as const;
  const shown = over ? [...lane.open, ...lane.over] : lane.open;
  return (
    <section className="dk-lane" aria-label={lane.room ?? lane.hosts.join("、")}>
      <Head lane={lane} steps={steps} room={room} onRoom={setRoom} />
      <ul>
        {shown.map(({ visit, state }) => (
          <VisitCard key={visit.id} visit={visit} state={state} now={now} steps={steps} {...(said && { room: said })} />
        ))}
      </ul>
      {lane.over.length > 0 && (
        <button type="button" className="dk-over" aria-expanded={over} onClick={() => setOver(!over)}>
          {counted
            .filter(([count]) => count > 0)
            .map(([count, say]) => say(count))
            .join("，")}
          <span>{over ? words.lane.hideOver : words.lane.showOver}</span>
        </button>
      )}
    </section>
  );
};
