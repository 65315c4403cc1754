import type { Hint } from "@qizhen/shared/contract/live";

/** Names under which answers are remembered, so that a hint knows what to ask again. */
export const keys = {
  cases: ["cases"],
  worklist: ["worklist"],
  case: (id: string) => ["case", id],
  messages: (id: string) => ["messages", id],
  joint: ["joint"],
  presence: (id: string) => ["presence", id],
  orders: ["orders"],
  figures: ["figures"],
  calendar: ["calendar"],
  notices: ["notices"],
  callTasks: ["callTasks"],
  regions: ["regions"],
  staff: ["staff"],
  mediators: ["mediators"],
  rulebook: ["rulebook"],
  referrals: ["referrals"],
  bodies: ["bodies"],
  groups: ["groups"],
  visits: ["visits"],
  receptions: ["receptions"],
  statistics: ["statistics"],
  desk: ["desk"],
  questions: ["questions"],
  lawCards: ["lawCards"],
  returnVisits: ["returnVisits"],
  ratingChecks: ["ratingChecks"],
} as const;

/** What may be out of date after a hint. */
export const staleAfter = ({ topic, subject }: Pick<Hint, "topic" | "subject">): ReadonlyArray<readonly unknown[]> => {
  switch (topic) {
    case "case":
      return [
        keys.case(subject),
        keys.cases,
        keys.worklist,
        keys.joint,
        keys.orders,
        keys.figures,
        keys.referrals,
        keys.groups,
        keys.returnVisits,
      ];
    case "message":
      return [keys.messages(subject), keys.case(subject), keys.worklist];
    case "notice":
      return [keys.notices, keys.visits, keys.receptions];
    case "callTask":
      return [keys.callTasks];
    case "region":
      return [keys.regions];
    case "visit":
      return [keys.visits, keys.desk, keys.receptions];
    case "question":
      return [keys.questions];
    case "presence":
      return [keys.presence(subject)];
  }
};
