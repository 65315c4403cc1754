import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Button } from "antd";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import type { Message } from "@qizhen/shared/contract/messages";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import type { GrowingList } from "../../components/ListPage";
import { MarkedText } from "../../components/MarkedText";
import { useNow } from "../../components/now";
import { Skeleton } from "../../components/Skeleton";
import { TimelineStream, type SaidLine, type StreamLine } from "../../components/TimelineStream";
import { VoicePlayer } from "../../components/VoicePlayer";
import { timeWords } from "../../words/dates";
import { casePage as words } from "../../words/cases";
import { Attachments } from "./Attachments";
import { marksOf } from "./reasonMarks";
import { timelineIcon } from "./stepLooks";

const filters = ["all", "talk", "steps", "notes"] as const;
type Filter = (typeof filters)[number];

const seesOf = (room: string): SaidLine["sees"] => (room === "notes" ? "notes" : room === "joint" ? "joint" : "mine");

const saidOf = (message: Message, onStale: () => void): SaidLine => ({
  kind: "said",
  id: message.id,
  at: message.at,
  name: message.from.name,
  side: message.from.side,
  sees: seesOf(message.room),
  text: message.text,
  things: message.attachments.length > 0 && <Attachments files={message.attachments} onStale={onStale} />,
});

/** Timeline and talk in the order of time, as the filter wants them. */
const linesOf = (detail: CaseDetail, said: Message[], filter: Filter, onStale: () => void): StreamLine[] => {
  const steps: StreamLine[] = detail.timeline
    .filter(({ kind }) => filter === "all" || (filter === "notes" ? kind === "note" : filter === "steps"))
    .map(({ id, at, kind, text, by }) => {
      const who = by && !text.startsWith(by.name) ? by.name : undefined;
      return { kind: "step", id, at, icon: timelineIcon(kind), who, text };
    });
  const talk = said
    .filter(
      ({ room }) => filter === "all" || (filter === "notes" ? room === "notes" : filter === "talk" && room !== "notes"),
    )
    .map((message) => saidOf(message, onStale));
  return [...steps, ...talk].sort((a, b) => new Date(a.at).getTime() - new Date(b.at).getTime());
};

/** The report in the applicant's own words, with the marks of the triage. */
const Told = ({ detail, now, onStale }: { detail: CaseDetail; now: Date; onStale: () => void }) => {
  const voice = detail.attachments.find(({ kind }) => kind === "voice");
  const applicant = detail.parties.find(({ role }) => role === "applicant");
  return (
    <div className="told">
      <div className="meta">
        <Icon name={voice ? "mic" : "quote"} />
        <span className="grow">
          {words.toldBy(applicant?.name ?? words.applicant, timeWords(detail.createdAt, now))}
        </span>
        {voice && <VoicePlayer url={voice.url} seconds={voice.seconds} onStale={onStale} />}
      </div>
      {detail.description ? (
        <MarkedText text={detail.description} marks={marksOf(detail.triage.reasons)} />
      ) : (
        <p className="mut">{words.noWords}</p>
      )}
    </div>
  );
};

/** Keeps the newest line in sight, unless somebody is reading further up. */
const useStayBelow = (shown: string) => {
  const box = useRef<HTMLDivElement>(null);
  const below = useRef(true);
  useLayoutEffect(() => {
    if (below.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [shown]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => {
      below.current = element.scrollHeight - element.scrollTop - element.clientHeight < 60;
    };
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, []);
  return box;
};

interface Props {
  detail: CaseDetail;
  said: GrowingList<Message>;
  onStale: () => void;
  /** The composer. */
  children?: React.ReactNode;
}

const FilterTabs = ({
  detail,
  said,
  filter,
  onFilter,
}: Props & { filter: Filter; onFilter: (filter: Filter) => void }) => {
  const count = (one: Filter) => (one === "all" ? 0 : linesOf(detail, said.rows, one, () => undefined).length);
  return (
    <div className="stream-top">
      {filters.map((one) => (
        <button
          key={one}
          type="button"
          className={filter === one ? "on" : ""}
          aria-pressed={filter === one}
          onClick={() => onFilter(one)}
        >
          {words.filters[one]}
          {count(one) > 0 && (
            <span className="mut">
              {count(one)}
              {one === "talk" && said.more ? "+" : ""}
            </span>
          )}
        </button>
      ))}
    </div>
  );
};

const Earlier = ({ said }: { said: GrowingList<Message> }) =>
  said.more && (
    <p className="earlier">
      <Button size="small" onClick={said.more} loading={said.growing}>
        {words.earlier}
      </Button>
    </p>
  );

/** Middle: the report, then what happened and what was said, in one stream that can be filtered. */
export const CaseStream = (props: Props) => {
  const { detail, said, onStale, children } = props;
  const [filter, setFilter] = useState<Filter>("all");
  const now = useNow();
  const lines = linesOf(detail, said.rows, filter, onStale);
  const box = useStayBelow(`${lines.length} ${lines.at(-1)?.id ?? ""}`);
  const withTalk = filter === "all" || filter === "talk";
  return (
    <section className="col stream" aria-label={words.stream}>
      <FilterTabs {...props} filter={filter} onFilter={setFilter} />
      <div className="flow" ref={box} role="log" tabIndex={0} aria-label={words.filters[filter]}>
        {withTalk && <Told detail={detail} now={now} onStale={onStale} />}
        {said.failed && <ErrorStrip message={said.failed} onRetry={said.retry} />}
        {said.pending && <Skeleton />}
        {filter !== "steps" && <Earlier said={said} />}
        <TimelineStream lines={lines} timeOf={(iso) => timeWords(iso, now)} />
        {!said.pending && lines.length === 0 && <p className="sm mut">{words.talkNone}</p>}
      </div>
      {children}
    </section>
  );
};
