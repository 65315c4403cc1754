import { addDays, atHour, dayOf } from "@qizhen/shared/rules/shanghaiDays";
import type { FieldCipher } from "../../../kernel/crypto/fields";
import { notFound } from "../../../kernel/errors";
import type { Intent } from "../../../kernel/http/route";
import { randomToken } from "../../../kernel/ids";
import { isStaff, type Actor } from "../../accounts";
import type { BookingDoors } from "../doors";
import { words } from "../words";
import type { FeedStore } from "./feedStore";
import { writeCalendar } from "./writeCalendar";

interface Doors {
  feeds: FeedStore;
  cipher: FieldCipher;
  accounts: Pick<BookingDoors["accounts"], "staffByIds">;
}

const codeBytes = 16;
/** Days that a feed covers, around today. */
const pastDays = 30;
const aheadDays = 200;

const hashOf = (code: string, cipher: FieldCipher) => cipher.blindIndex(code, "calendar.code");

/**
 * Makes somebody an address for their calendar (订阅地址); the one before opens nothing any more. Only its hash is kept: the same
 * intent makes the same code again, nothing else can tell it.
 */
export const makeFeed = async (
  { actor, intent, now }: { actor: Actor; intent: Intent | undefined; now: Date },
  { feeds, cipher }: Doors,
): Promise<{ code: string; since: Date }> => {
  const told = intent && Buffer.from(cipher.blindIndex(`${actor.id} ${intent.key}`, "calendar.make"), "base64url");
  const code = told ? told.subarray(0, codeBytes).toString("base64url") : randomToken(codeBytes);
  const since = await feeds.give(actor.id, isStaff(actor), hashOf(code, cipher), now);
  return { code, since };
};

/** The calendar that a code opens. @throws notFound for a code that opens nothing, or nothing any more */
export const readFeed = async (code: string, now: Date, { feeds, cipher, accounts }: Doors): Promise<string> => {
  const owner = await feeds.ownerOf(hashOf(code, cipher));
  if (!owner) throw notFound(words.feed.noSuchFeed);
  const [host] = owner.staff ? await accounts.staffByIds([owner.userId]) : [];
  if (owner.staff && (!host || host.disabled)) throw notFound(words.feed.noSuchFeed);
  const today = dayOf(now);
  const visits = await feeds.visitsOf(
    owner,
    atHour(addDays(today, -pastDays), "00:00"),
    atHour(addDays(today, aheadDays), "00:00"),
  );
  return writeCalendar(visits, owner.staff);
};
