import type { Listener } from "../../../kernel/live/hub";
import { unauthenticated } from "../../../kernel/errors";
import type { Tokens } from "../../../kernel/crypto/tokens";
import { words as kernelWords } from "../../../kernel/words";
import type { Actor } from "../actor";
import type { Places } from "../places";
import type { Person } from "../people";
import { sessionStore } from "../store/sessions";
import { words } from "../words";

/** How long this process trusts what it read of somebody. Another process learns of a sign-out or a new role by then. */
const trustMs = 15_000;
/** Sign-ins remembered at once: some 10 MB. */
const mostKept = 20_000;
/** Roles that sit in a centre (综治中心) and hear of what concerns it. */
const centreRoles = ["clerk", "leader", "admin"] as const;

interface Kept {
  actor: Actor | undefined;
  until: number;
}

interface Options {
  tokens: Tokens;
  places: Places;
  findPerson(id: string): Promise<Person | undefined>;
  phoneIndexOf(phone: string): string;
}

/** Who a token's bearer is now; what was read is kept for a moment, so that a request does not cost two reads more. */
export const createAuthenticator = ({ tokens, places, findPerson, phoneIndexOf }: Options) => {
  const kept = new Map<string, Kept>();

  const actorOf = async (person: Person, sessionId: string): Promise<Actor> => {
    const place = (code: string | undefined) => (code === undefined ? undefined : places.named(code));
    const base = { id: person.id, kind: person.kind, sessionId, grid: undefined, region: undefined };
    if (person.kind === "resident") {
      const self = {
        ...(person.phone !== undefined && { phoneIndex: phoneIndexOf(person.phone) }),
        ...(person.boundStaff && { staffId: person.boundStaff.id }),
      };
      return {
        ...base,
        name: person.name ?? words.resident,
        roles: ["resident"],
        grid: await place(person.grid),
        self,
      };
    }
    return { ...base, name: person.name, roles: person.roles, region: await place(person.region) };
  };

  /** Undefined where the sign-in is over, or the person may not sign in any more. */
  const load = async (claims: { sub: string; sid: string; gen: number }, now: Date) => {
    const [session, person] = await Promise.all([sessionStore.find(claims.sid, now), findPerson(claims.sub)]);
    if (!session || session.userId !== claims.sub || person?.generation !== claims.gen) return undefined;
    if (person.kind === "staff" && person.disabled) return undefined;
    return actorOf(person, claims.sid);
  };

  const whoIs = async (token: string, now: Date) => {
    const claims = await tokens.read(token, now);
    if (!claims) return undefined;
    const known = kept.get(claims.sid);
    if (known && known.until > now.getTime() && known.until <= now.getTime() + trustMs)
      return known.actor && { actor: known.actor, until: claims.until };
    const actor = await load(claims, now);
    kept.delete(claims.sid);
    kept.set(claims.sid, { actor, until: now.getTime() + trustMs });
    if (kept.size > mostKept)
      for (const [oldest] of kept) {
        kept.delete(oldest);
        break;
      }
    return actor && { actor, until: claims.until };
  };

  return {
    /** @throws unauthenticated */
    authenticate: async (token: string, now: Date): Promise<Actor> => {
      const found = await whoIs(token, now);
      if (!found) throw unauthenticated(kernelWords.expired);
      return found.actor;
    },
    /** Whom a live connection belongs to, and what it hears. */
    identify: async (token: string, now: Date): Promise<Listener | undefined> => {
      const found = await whoIs(token, now);
      if (!found) return undefined;
      const { actor, until } = found;
      const keys = new Set([`user:${actor.id}`, "everybody"]);
      const sits = actor.roles.some((role) => centreRoles.some((centre) => centre === role));
      if (actor.region && sits) keys.add(`centre:${actor.region.code}`);
      return { keys, until };
    },
    /** Somebody has changed, or their sign-ins are over: this process reads them again at the next request. */
    forget: (userId: string) => {
      for (const [sid, { actor }] of kept) if (!actor || actor.id === userId) kept.delete(sid);
    },
    forgetSession: (sid: string) => void kept.delete(sid),
  };
};
