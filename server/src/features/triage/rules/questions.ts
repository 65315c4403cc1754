import type { Risk } from "@qizhen/shared/vocabulary";
import { words } from "../words";
import type { WeighedCategory } from "./decideCategory";
import type { ReadReport } from "./report";
import { dangerGroups } from "./risk";
import type { ReportText } from "./understand";

interface Basis {
  report: ReportText;
  read: ReadReport;
  risk: Risk;
  weighed: WeighedCategory[];
  /** The model suspects that somebody is in danger. */
  maybeDanger: boolean;
}

/** Fewer characters say too little to be sure of anything. */
const short = 10;
const mostQuestions = 2;
/** The second category is asked about when it is at least this likely beside the first. */
const closeBy = 0.5;
const aboutMoney = new Set(["contract", "labour", "business", "consumer", "damages", "housing"]);

/** At most two questions that would change most; danger first. None where danger is sure: help comes first. */
export function askBack(basis: Basis): string[] {
  const { report, risk } = basis;
  if (risk === "red" || report.description.trim() === "") return [];
  return [askDanger(basis), askMore(basis), askCategory(basis), askPeople(basis), askAmount(basis)]
    .filter((question) => question !== undefined)
    .slice(0, mostQuestions);
}

function askDanger({ read, maybeDanger }: Basis) {
  if (maybeDanger) return words.askDanger;
  const hints = read.found.filter(({ signal }) => dangerGroups.has(signal.group) && signal.group !== "urgent");
  const excused = read.excused.some(
    ({ signal, by }) => signal.weight === 3 && dangerGroups.has(signal.group) && by === "feared",
  );
  return hints.some(({ signal }) => signal.weight >= 2) || excused ? words.askDanger : undefined;
}

function askMore({ report }: Basis) {
  return report.description.trim().length < short ? words.askMore : undefined;
}

function askCategory({ report, weighed }: Basis) {
  const [first, second] = weighed;
  if (report.category || !first || !second) return undefined;
  return second.weight > first.weight * closeBy ? words.askCategory(first.category, second.category) : undefined;
}

function askPeople({ read }: Basis) {
  const several = read.found.some(({ signal }) => signal.group === "several" || signal.group === "crowd");
  return several && !read.facts.people ? words.askPeople : undefined;
}

function askAmount({ read, weighed }: Basis) {
  const [first] = weighed;
  return first && aboutMoney.has(first.category) && !read.facts.amount ? words.askAmount : undefined;
}
