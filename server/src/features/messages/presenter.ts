import type { FileRef } from "@qizhen/shared/contract/files";
import type { Message as Presented } from "@qizhen/shared/contract/messages";
import { roles, type Role } from "@qizhen/shared/vocabulary/index";
import type { Actor } from "../accounts";
import type { Talk, TalkParty } from "./rules/talk";
import type { Message } from "./store";
import { words } from "./words";

const roleLabel = (role: string) =>
  role in words.party ? words.party[role as TalkParty["role"]] : (roles[role as Role] ?? "");

/** Whoever said it: oneself, staff by name, a party by the masked name it has in the case. */
const presentSender = ({ from }: Message, actor: Actor, talk: Talk): Presented["from"] => {
  const role = roleLabel(from.role);
  if (from.id === actor.id) return { name: actor.name || role, side: "me", role };
  if (from.kind === "staff") return { name: from.name ?? role, side: "staff", role };
  return { name: talk.parties.find((party) => party.userId === from.id)?.name ?? role, side: "party", role };
};

/** A message as one reader sees it. `fileOf`: what of the attachments can be linked to. */
export const presentMessage = (
  message: Message,
  { actor, talk, fileOf }: { actor: Actor; talk: Talk; fileOf: ReadonlyMap<string, FileRef> },
): Presented => ({
  id: message.id,
  room: message.room,
  seq: message.seq,
  at: message.at.toISOString(),
  from: presentSender(message, actor, talk),
  text: message.text,
  attachments: message.attachments.flatMap((id) => fileOf.get(id) ?? []),
});
