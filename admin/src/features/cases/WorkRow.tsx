import { useEffect, useRef } from "react";
import { Button } from "antd";
import { Link } from "react-router";
import type { WorkGroup } from "@qizhen/shared/vocabulary";
import { ButtonLink } from "../../components/ButtonLink";
import { DueIn } from "../../components/DueIn";
import { Icon } from "../../components/Icon";
import { RiskMark } from "../../components/RiskMark";
import { useNow } from "../../components/now";
import { workbench as words } from "../../words/cases";
import type { WorkItem } from "./useWorklist";
import { workStepLink, type WorkStep } from "./workStep";

/** Longest heading of a reason that is set in bold: `超 1 天：`. */
const headAtMost = 14;
const toneOf: Record<WorkGroup, string> = {
  red: "late",
  overdue: "late",
  today: "due",
  new: "new",
  unread: "",
  rest: "",
};

/** Why a row is here, its heading in the colour of the group. */
const Because = ({ why, group }: { why: string; group: WorkGroup }) => {
  const end = why.search(/[：，。]/);
  const head = end > 0 && end < headAtMost && toneOf[group] ? why.slice(0, end + 1) : "";
  return (
    <p className="because" title={why}>
      {head && <b className={toneOf[group]}>{head}</b>}
      {why.slice(head.length)}
    </p>
  );
};

interface RowProps {
  row: WorkItem;
  group: WorkGroup;
  step: WorkStep;
  selected: boolean;
  fresh: boolean;
}

const useInView = (selected: boolean) => {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (selected) box.current?.scrollIntoView?.({ block: "nearest" });
  }, [selected]);
  return box;
};

/** A matter on the work list: risk, what and why, where and who, the clock, one action. */
export const WorkRow = ({ row, group, step, selected, fresh }: RowProps) => (
  <article
    ref={useInView(selected)}
    className={`task ${selected ? "sel" : ""} ${fresh ? "fresh" : ""}`}
    aria-current={selected || undefined}
  >
    {row.risk ? <RiskMark risk={row.risk} short /> : <span />}
    <div style={{ minWidth: 0 }}>
      <h3 title={row.title}>
        <Link to={`/cases/${row.id}`}>{row.title}</Link>
        <small>{row.number}</small>
      </h3>
      <Because why={row.why} group={group} />
    </div>
    <p className="place">
      <b style={{ fontWeight: 400 }}>{row.grid?.name ?? words.noGrid}</b>
      <span>{row.responsible?.name ?? words.nobody}</span>
    </p>
    <DueIn clock={row.clock} />
    <ButtonLink to={workStepLink(row, step)} size="small">
      {step.words}
    </ButtonLink>
  </article>
);

const countWords = (ms: number) =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor((ms % 60_000) / 1000)).padStart(2, "0")}`;

/** Danger, on top: the count until somebody must have confirmed it, and the phone. */
export const AlarmRow = ({ row, step, selected, fresh }: Omit<RowProps, "group">) => {
  const now = useNow(1000);
  const left = row.clock ? new Date(row.clock.dueAt).getTime() - now.getTime() : 0;
  const waits = row.waitingFor === "confirmation" || row.status === "submitted";
  return (
    <article
      ref={useInView(selected)}
      role="alert"
      className={`task alarm ${selected ? "sel" : ""} ${fresh ? "fresh" : ""}`}
      aria-current={selected || undefined}
    >
      <RiskMark risk="red" short />
      <div style={{ minWidth: 0 }}>
        <h3 title={row.title}>
          <Link to={`/cases/${row.id}`}>{row.title}</Link>
          <small>{row.number}</small>
        </h3>
        <Because why={`${row.why}${row.grid ? `，${row.grid.name}` : ""}`} group="red" />
      </div>
      <div className="go">
        {waits && row.clock && (
          <p className="count" role="timer">
            <b>{left > 0 ? countWords(left) : countWords(-left)}</b>
            {left > 0 ? words.withinWords : words.lateWords}
          </p>
        )}
        <Button href="tel:110" icon={<Icon name="phone" />}>
          {words.police}
        </Button>
        <ButtonLink to={workStepLink(row, step)} type="primary" danger>
          {step.words}
        </ButtonLink>
      </div>
    </article>
  );
};
