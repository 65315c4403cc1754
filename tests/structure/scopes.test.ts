import ts from "typescript";
import { everyNode, isTest, lineOf, sourcesIn, type Source } from "./sources";

/** Operations that take a filter first. */
const filtered =
  /^(find|findOne|findOneAnd\w+|updateOne|updateMany|deleteOne|deleteMany|countDocuments|exists|distinct)$/;

/** What stands in a filter: names of its fields, those inside `$and` and `$or` too; `…` for what is put together elsewhere. */
const namesIn = (node: ts.Node | undefined): string[] => {
  if (!node) return [];
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(namesIn);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return namesIn(node.expression);
  if (ts.isConditionalExpression(node)) return [...namesIn(node.whenTrue), ...namesIn(node.whenFalse)];
  if (!ts.isObjectLiteralExpression(node)) return ["…"];
  return node.properties.flatMap((property) => {
    if (ts.isSpreadAssignment(property)) return namesIn(property.expression);
    const name = property.name?.getText().replace(/["']/g, "") ?? "…";
    return /^\$(and|or)$/.test(name) && ts.isPropertyAssignment(property) ? namesIn(property.initializer) : [name];
  });
};

interface Query {
  at: string;
  model: string;
  operation: string;
  names: string[];
}

const queriesIn = (source: Source): Query[] => {
  const found: Query[] = [];
  everyNode(source, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const { expression: on, name } = node.expression;
    if (!/^[A-Z]\w*Model$/.test(on.getText())) return;
    const at = `${source.path}:${lineOf(node)}`;
    const model = on.getText().replace(/Model$/, "");
    if (name.text === "findById" || name.text.startsWith("findById"))
      found.push({ at, model, operation: name.text, names: ["_id"] });
    else if (filtered.test(name.text)) {
      const filter = name.text === "distinct" ? node.arguments[1] : node.arguments[0];
      found.push({ at, model, operation: name.text, names: namesIn(filter) });
    }
  });
  return found;
};

const sources = sourcesIn("server/src/features").filter((source) => !isTest(source));
const queries = sources.flatMap(queriesIn);
const models = sources.flatMap((source) =>
  [...source.text.matchAll(/export const (\w+)Model\s*=\s*model/g)].map(([, name = ""]) => name),
);

/**
 * What belongs to somebody, and the fields one of which stands in every query of it: whose it is, where it lies, or the secret
 * that only its owner has. `…` is a scope that is put together elsewhere and handed in. A model that is in neither table fails,
 * so that a new one is thought about.
 */
const scopes: Readonly<Record<string, readonly string[]>> = {
  Case: ["…", "intent.who", "parties.phoneIndex", "status", "waitingFor", "checkAt", "partyUserIds", "homeIndex"],
  Message: ["caseId", "from.id"],
  Room: ["caseId"],
  Notice: ["to", "entry", "watchFrom"],
  Subscription: ["userId"],
  CallTask: ["…"],
  JointTask: ["…", "caseId", "intent.who", "checkAt"],
  Order: ["…", "checkAt"],
  Presence: ["caseId", "…", "_id"],
  ReceptionMonth: ["…", "centre", "county", "regionPath", "state"],
  ReceptionMatter: ["dayId", "regionPath"],
  Question: ["…", "who", "codeIndex", "state", "remindAt", "answers.cards.id"],
  QuestionVote: ["questionId"],
  AnswerTemplate: ["owner"],
  RuleVersion: ["county"],
  Replay: ["county", "status"],
  Move: ["replayId"],
  Judgement: ["regionPath"],
  Audit: ["chain", "…", "once", "_id"],
  Body: ["county", "receiverIds", "made.by"],
  Group: ["regionPath", "leadId", "made.by"],
  Follow: ["userId"],
  Appointment: [
    "…",
    "userId",
    "hostId",
    "slotId",
    "visitor",
    "open",
    "intent.who",
    "checkAt",
    "unsettled.offers.hostId",
  ],
  CalendarFeed: ["_id", "codeHash"],
  CallFirst: ["visitor", "regionPath", "…"],
  TimeClaim: ["hostId", "keys", "releaseAt"],
  Ticket: ["centre", "day", "open", "visitor", "intent.who"],
  Call: ["centre", "inRoom"],
  Screen: ["centre", "codeDigest"],
  DirectoryEntry: ["county", "_id"],
  StatFact: ["book", "_id"],
  StatCount: ["book", "_id"],
  Rating: ["…", "caseId", "handlerId"],
  ReturnVisit: ["…", "caseId", "checkAt"],
  Referral: ["…", "caseId", "body.id", "checkAt"],
};

/** What is nobody's own, and why. */
const unscoped: Readonly<Record<string, string>> = {
  LawCard: "law is nobody's own; who may change it is asked of the region",
  QuestionSettings: "how a county moderates; its id is the county, and who may write is asked of the region",
  QuestionSearch: "published questions as everybody may read them",
  GramList: "which published questions say a word",
  Gram: "how many published questions say a word",
  SearchCounter: "numbers of published questions, never shown",
  OrderCounter: "numbers of supervision orders, one row a county and year",
  CalendarYear: "days that a county works or rests are public",
  CalendarGap: "years that a county has not entered; who reads them is of that county",
  Counter: "numbers of cases, one row a year",
  Schedule: "hours that people give are public",
  Queue: "numbers called on a host's day",
  Rulebook: "which version of the rules a county works by; its id is the county",
  ReceptionSettings: "how a centre receives; who may read and write is asked of its region",
  Region: "regions are public",
  Alias: "what people call a place; who may change it is asked of the region",
  RegionState: "which set of regions is in force",
  StatBook: "which set of running counts is in force, and how far it is written",
  StatRelease: "figures of towns that are public",
  Mark: "how somebody's work was rated, summed up; nobody reads one",
  Load: "how many cases a member of staff has; the staff id is its id",
  Staff: "how the people who work here are recognised; lists take a region",
  StaffOutbox: "the same people, by what waits to be told of them; only the outbox asks",
  Resident: "how somebody is recognised when they sign in: by openid, phone or id",
  File: "whoever holds an id asks readFile, which knows the case and the room",
};

/** Queries by the id alone of what belongs to somebody, and why they are right. */
const byIdAlone: readonly [where: RegExp, why: string][] = [
  [
    /features\/notices\/(noticeStore|callStore)\.ts/,
    "an entry of the outbox names it: the system asks, nobody reads the answer",
  ],
  [
    /features\/cases\/outcomeStore\.ts/,
    "figures of cases whose visits their caller has found within their own region; nothing of a person",
  ],
  [
    /features\/cases\/countedStore\.ts/,
    "cases that figures count, or whose figures their caller has found within their own region",
  ],
  [
    /features\/cases\/(store|watchStore)\.ts/,
    "a write to a case that its caller has read within their scope, or the platform's own watch",
  ],
  [
    /features\/supervision\/orders\/orderStore\.ts/,
    "a write to an order that its caller has read within their scope, or the platform's own watch",
  ],
  [
    /features\/booking\/(visits\/(appointmentStore|claimStore)|swaps\/swapClaimStore)\.ts/,
    "a write to a visit that its caller has read within their scope, or to the claim that it names",
  ],
  [
    /features\/receptions\/months\/monthStore\.ts/,
    "a write to a calendar that its caller has read within their scope, or the platform's own watch",
  ],
  [
    /features\/desk\/(ticketStore|callStore|screenStore)\.ts/,
    "its caller asks then whose desk it is; or a write to what was read within somebody's scope",
  ],
  [
    /features\/evaluation\/(ratings\/ratingStore|visits\/visitStore)\.ts/,
    "a write to a rating or visit that its caller has read within their scope, or the platform's own watch",
  ],
  [/features\/lookalikes\/groupStore\.ts/, "findGroup asks then whether its lead case is theirs to see"],
  [
    /features\/referrals\/referralStore\.ts/,
    "findVisible asks then whether it is of their body, or of a case they see",
  ],
];

test("queries are found where stores are", () => {
  expect(queries.length).toBeGreaterThan(40);
  expect(models).toEqual(expect.arrayContaining(["Case", "Message", "Notice", "CallTask"]));
});

test("every model is thought about", () => {
  expect(models.filter((name) => !scopes[name] && !unscoped[name])).toEqual([]);
  expect([...Object.keys(scopes), ...Object.keys(unscoped)].filter((name) => !models.includes(name))).toEqual([]);
});

/** Looks at all there is, on purpose. */
const wholeLooks = [
  /features\/audit\/verifyChains\.ts/, // the command that verifies every chain
  /features\/booking\/visits\/checkStore\.ts/, // the command that checks every booking
  /features\/booking\/visits\/awaitedStore\.ts/, // the platform's own watch of queues: names of times, of nobody
];

test("no query of a feature asks for everything", () => {
  const all = queries.filter(({ names, at }) => names.length === 0 && !wholeLooks.some((where) => where.test(at)));
  expect(all.map(({ at, model, operation }) => `${at} ${model}.${operation}`)).toEqual([]);
});

test("what belongs to somebody is asked for by whose it is", () => {
  const wrong = queries.filter(({ model, names, at }) => {
    const scope = scopes[model];
    if (!scope || wholeLooks.some((where) => where.test(at))) return false;
    if (names.some((name) => scope.includes(name))) return false;
    return !(names.includes("_id") && byIdAlone.some(([where]) => where.test(at)));
  });
  expect(wrong.map(({ at, model, operation, names }) => `${at} ${model}.${operation} {${names.join()}}`)).toEqual([]);
});
