import type { Category, Level, Risk, Service } from "@qizhen/shared/vocabulary";
import { words } from "../words";
import type { Knowledge } from "./compileKnowledge";
import type { ReadReport } from "./report";
import { atLeast, dangerGroups, type HeldRule } from "./risk";
import { type Span, wholePhrase } from "./text";
import type { ReportText } from "./understand";

/** One conclusion and what it rests on, in words for a resident; `span` lies in the description. */
export interface Reason {
  what: string;
  because: string;
  span?: Span;
}

interface Decided {
  report: ReportText;
  read: ReadReport;
  category: Category;
  risk: Risk;
  level: Level;
  levelBecause: string;
  department: string;
  service: Service;
  held: HeldRule[];
  mayBeDanger: boolean;
}

const mostRules = 6;
const mostExcused = 2;

/** Says why, in the order in which a person asks: what it is, how grave, who settles it. */
export function explain(decided: Decided, knowledge: Knowledge): Reason[] {
  const { category, level, levelBecause, department, service, report } = decided;
  return [
    categoryReason(decided),
    ...riskReasons(decided),
    ...(decided.mayBeDanger ? [{ what: words.maybeDanger, because: words.maybeDangerBecause }] : []),
    ...excusedReasons(decided, knowledge),
    { what: words.level(level), because: levelBecause },
    { what: words.department(department), because: words.byDuty(category) },
    ...(report.service ? [{ what: words.service(service), because: words.youChose }] : []),
  ];
}

function categoryReason({ report, read, category }: Decided): Reason {
  const what = words.category(category);
  if (report.description.trim() === "")
    return { what, because: report.category ? words.youChose : words.nothingWritten };
  if (report.category === category) return { what, because: words.youChose };
  const evidence = read.evidence.find((one) => one.category === category);
  if (!evidence) return { what, because: words.readsLike };
  const span = wholePhrase(report.description, [evidence.from, evidence.to]);
  return { what, because: words.youWrote(report.description.slice(...span)), span };
}

function riskReasons({ report, risk, held }: Decided): Reason[] {
  if (held.length === 0) return [{ what: words.risk(risk), because: words.ordinary }];
  return [...held]
    .sort((a, b) => Number(atLeast(b.risk, a.risk)) - Number(atLeast(a.risk, b.risk)))
    .slice(0, mostRules)
    .map(({ risk: colour, what, span }) => {
      if (!span) return { what: words.risk(colour), because: what };
      const whole = wholePhrase(report.description, span);
      return { what: words.risk(colour), because: words.because(said(report, whole), what), span: whole };
    });
}

const said = ({ description }: ReportText, span: Span) => description.slice(...span);

/** What sounded dangerous and was not taken so: people want to know that it was read. */
function excusedReasons({ report, read, risk }: Decided, knowledge: Knowledge): Reason[] {
  if (risk === "red") return [];
  return read.excused
    .filter(({ signal }) => signal.weight === 3 && dangerGroups.has(signal.group))
    .slice(0, mostExcused)
    .map(({ from, to, by }) => {
      const span = wholePhrase(report.description, [from, to]);
      return {
        what: words.excused,
        because: words.excusedBecause(said(report, span), knowledge.data.guards[by].name),
        span,
      };
    });
}
