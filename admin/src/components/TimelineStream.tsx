import type { ReactNode } from "react";
import type { IconName } from "../styles/icons";
import { casePage as words } from "../words/cases";
import { Face } from "./Face";
import { Icon } from "./Icon";

/** A line of what happened. */
export interface StepLine {
  kind: "step";
  id: string;
  at: string;
  icon: IconName;
  /** Who did it, where the words do not begin with them. */
  who?: string | undefined;
  text: string;
}
/** Something that somebody said. */
export interface SaidLine {
  kind: "said";
  id: string;
  at: string;
  name: string;
  side: "me" | "party" | "staff";
  sees: "mine" | "joint" | "notes";
  text?: string | undefined;
  things?: ReactNode;
}
export type StreamLine = StepLine | SaidLine;

const Said = ({ line, time }: { line: SaidLine; time: string }) => (
  <div className={`say-c ${line.sees === "notes" ? "private" : line.side === "me" ? "me" : ""}`}>
    <Face name={line.name} tone={line.sees === "notes" ? "amber" : line.side === "party" ? "" : "pine"} />
    <div>
      <p className="h">
        <b>{line.sees === "notes" ? `${line.name} · ${words.note}` : line.name}</b>
        <span className="sees">
          <Icon name={line.sees === "joint" ? "people" : "lock"} />
          {words.sees[line.sees]}
        </span>
        <time>{time}</time>
      </p>
      {line.text && <p className="t">{line.text}</p>}
      {line.things}
    </div>
  </div>
);

/** What happened and what was said, in one stream, the oldest on top. `timeOf` says a time in words. */
export const TimelineStream = ({ lines, timeOf }: { lines: StreamLine[]; timeOf: (iso: string) => string }) =>
  lines.map((line) =>
    line.kind === "said" ? (
      <Said key={line.id} line={line} time={timeOf(line.at)} />
    ) : (
      <div key={line.id} className="ev">
        <span className="d">
          <Icon name={line.icon} />
        </span>
        <p>
          {line.who && <b>{line.who} </b>}
          {line.text}
        </p>
        <time>{timeOf(line.at)}</time>
      </div>
    ),
  );
