import { type Category, type Risk, keysOf, risks } from "@qizhen/shared/vocabulary";
import { words } from "../words";
import type { Facts, Quantity } from "./facts";
import type { Thresholds } from "./knowledge/shapes";
import type { Excused, Found } from "./signals";
import type { SignFound } from "./signs";
import type { Span } from "./text";

/** A rule of grading that holds, and the words that made it hold. */
export interface HeldRule {
  rule: string;
  risk: Risk;
  what: string;
  span?: Span;
}

/** What the rules of risk look at. */
export interface RiskBasis {
  found: Found[];
  excused: Excused[];
  signs: SignFound[];
  facts: Facts;
  category: Category;
  /** How likely the model finds each colour. */
  model: Record<Risk, number>;
  thresholds: Thresholds;
}

const order = keysOf(risks);

/** Whether `a` is graver than `b`, or the same. */
export const atLeast = (a: Risk, b: Risk) => order.indexOf(a) >= order.indexOf(b);

/** Grades a report: the highest rule that holds wins, and every rule that held is kept (DOMAIN §5). */
export function gradeRisk(basis: RiskBasis): { risk: Risk; held: HeldRule[] } {
  const held = [...redRules(basis), ...orangeRules(basis), ...yellowRules(basis)];
  const risk = held.reduce<Risk>((highest, rule) => (atLeast(rule.risk, highest) ? rule.risk : highest), "blue");
  return { risk, held };
}

/** Weighs the danger: the heaviest signal of each group counts, and the model's suspicion is one hint more. */
function redRules({ found, signs, model, thresholds }: RiskBasis): HeldRule[] {
  const groups = new Map<string, Found>();
  for (const one of found.filter(({ signal }) => dangerGroups.has(signal.group))) {
    const known = groups.get(one.signal.group);
    if (!known || known.signal.weight < one.signal.weight) groups.set(one.signal.group, one);
  }
  const heaviest = [...groups.values()].sort((a, b) => b.signal.weight - a.signal.weight || a.from - b.from);
  const weight =
    heaviest.reduce((sum, { signal }) => sum + signal.weight, 0) + (model.red >= thresholds.modelHintsRed ? 1 : 0);
  const alone = heaviest.every(({ signal }) => !outright.has(signal.group)) && heaviest.length === 1;
  if (weight >= thresholds.redWeight && heaviest.length > 0 && !(alone && model.red < thresholds.redDoubt))
    return heaviest.map((one) => ({
      rule: one.signal.id,
      risk: "red",
      what: one.signal.what,
      span: [one.from, one.to],
    }));
  return model.red >= thresholds.modelAloneRed ? bySigns(signs, dangerSigns, "red", words.looksDangerous) : [];
}

/** What the model concludes from the company of words, with the words that speak most for it. */
function bySigns(signs: SignFound[], telling: ReadonlySet<string>, risk: Risk, what: string): HeldRule[] {
  const rule = `model_${risk}`;
  const speaking = signs.filter(({ id, kind }) => kind === "now" && telling.has(id));
  const most = speaking.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from).slice(0, 3);
  if (most.length === 0) return [{ rule, risk, what }];
  return most.map(({ from, to }) => ({ rule, risk, what, span: [from, to] }));
}

const dangerSigns = new Set([
  "weapon", "strike", "smash", "hold", "fire", "fuel", "pour", "gas", "poison", "pills", "drank", "water", "height", "collapse",
  "electric", "machine", "weather", "silent", "symptom", "blood", "trapped", "scream", "flee", "farewell", "give", "despair",
  "gone", "whisper", "ultimatum", "spread",
]); // prettier-ignore
const threatSigns = new Set([
  "threat_say",
  "veiled",
  "afraid",
  "plan",
  "beaten",
  "heat",
  "weapon",
  "ultimatum",
  "death",
]);
const heavySigns = new Set(["helpless", "heat", "symptom", "blood", "beaten", "many"]);

/** Said so plainly that nothing else in the report can put it in doubt. */
const outright = new Set(["self", "help", "armed", "violence", "held"]);

export const dangerGroups = new Set([
  "self", "goodbye", "gives", "means", "high", "silent", "worn",
  "help", "urgent", "violence", "armed", "wounded", "revenge", "held", "door",
  "fire", "gas", "poison", "electric", "flood", "hole", "falling", "below", "sick",
]); // prettier-ignore

function orangeRules(basis: RiskBasis): HeldRule[] {
  const { found, facts, model, thresholds } = basis;
  const sign = (group: string) => found.find(({ signal }) => signal.group === group);
  const held: HeldRule[] = [];
  const threat = sign("threat");
  if (threat && model.orange + model.red >= thresholds.softThreat) held.push(bySignal(threat, "orange"));
  const crowd = sign("crowd");
  const { people, amount } = facts;
  if (people && people.value >= thresholds.crowd)
    held.push(byFact("ten_people", "orange", words.crowd(people.value), people));
  if (crowd && (model.orange + model.red >= thresholds.softOrange || (people && people.value >= thresholds.several)))
    held.push(bySignal(crowd, "orange"));
  const heat = sign("heat");
  if (amount && amount.value > thresholds.hugeSum && heat)
    held.push(byFact("heated_sum", "orange", words.heatedSum(amount.value), amount));
  held.push(...homeRules(basis));
  const grave = held.length === 0 && model.orange + model.red >= thresholds.modelAloneOrange;
  return grave ? bySigns(basis.signs, threatSigns, "orange", words.looksGrave) : held;
}

/** Violence at home in the past is orange even when all is calm now. */
function homeRules({ found, excused, category, model }: RiskBasis): HeldRule[] {
  const home = found.find(({ signal }) => signal.group === "home");
  const violence = home ?? found.find(({ signal }) => signal.group === "blows");
  if (!violence) return [];
  const calm =
    found.some(({ signal }) => signal.group === "home_calm") ||
    excused.some(({ signal, by }) => signal.group === "home" && by === "negated");
  const likely = model.orange + model.red;
  const enough = calm ? 0.5 : home ? 0.12 : category === "family" ? 0.2 : 1;
  return likely >= enough ? [bySignal(violence, "orange")] : [];
}

function yellowRules(basis: RiskBasis): HeldRule[] {
  const { found, facts, model, thresholds } = basis;
  const { people, amount, child, old } = facts;
  const held: HeldRule[] = [];
  if (people && people.value >= thresholds.several)
    held.push(byFact("several_people", "yellow", words.several(people.value), people));
  if (amount && amount.value > thresholds.largeSum)
    held.push(byFact("large_sum", "yellow", words.largeSum(amount.value), amount));
  if (child) held.push(byFact("child", "yellow", words.child, child));
  if (old) held.push(byFact("old", "yellow", words.old, old));
  if (1 - model.blue >= thresholds.softYellow) {
    const soft = found.filter(({ signal }) => softGroups.has(signal.group));
    held.push(...soft.map((one) => bySignal(one, "yellow")));
  }
  const heavy = held.length === 0 && 1 - model.blue >= thresholds.modelAloneYellow;
  return heavy ? bySigns(basis.signs, heavySigns, "yellow", words.looksHeavy) : held;
}

const softGroups = new Set(["repeated", "escalating", "several", "vulnerable", "heat"]);

function bySignal({ signal, from, to }: Found, risk: Risk): HeldRule {
  return { rule: signal.id, risk, what: signal.what, span: [from, to] };
}

function byFact(rule: string, risk: Risk, what: string, { from, to }: Quantity): HeldRule {
  return { rule, risk, what, span: [from, to] };
}
