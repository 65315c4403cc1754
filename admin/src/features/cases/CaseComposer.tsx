import { useQueryClient } from "@tanstack/react-query";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { messages } from "@qizhen/shared/contract/messages";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { useKept } from "../../client/kept";
import { useUploads } from "../../client/upload";
import { useWrite } from "../../client/useWrite";
import { ErrorStrip } from "../../components/ErrorStrip";
import { casePage as words } from "../../words/cases";
import { MessageComposer } from "../../components/MessageComposer";

/** A room as one writes to it: the person's name, both sides, or one's own notes. */
const roomsOf = (detail: CaseDetail) =>
  detail.rooms.map(({ room, label }) => {
    const party = detail.parties.find(({ id }) => room === `party:${id}`);
    const told = party ? words.partyRoom(party.name, words[party.role]) : room === "joint" ? words.bothSides : label;
    return { room, label: told, isNote: room === "notes" };
  });

/** Writes into a room of the case; what is typed is kept per room until it is sent. */
export const CaseComposer = ({ detail }: { detail: CaseDetail }) => {
  const rooms = roomsOf(detail);
  const [chosen, setChosen] = useKept(`room.${detail.id}`, rooms[0]?.room ?? "");
  const room = rooms.find((one) => one.room === chosen) ?? rooms[0];
  const [text, setText, clear] = useKept(`say.${detail.id}.${room?.room ?? ""}`, "");
  const files = useUploads();
  const say = useWrite(messages.send);
  const queries = useQueryClient();
  if (!room) return null;
  const send = async () => {
    const body = {
      room: room.room,
      ...(text.trim() && { text }),
      ...(files.ids.length > 0 && { attachments: files.ids }),
    };
    if (!(await say.run({ params: { id: detail.id }, body }))) return;
    clear();
    files.clear();
    await queries.invalidateQueries({ queryKey: keys.messages(detail.id) });
  };
  return (
    <MessageComposer
      rooms={rooms}
      room={room}
      onRoom={setChosen}
      text={text}
      onText={setText}
      files={files.list}
      onAdd={files.add}
      onRemove={files.remove}
      onRetry={files.retry}
      busy={say.busy}
      ready={!files.busy && (text.trim() !== "" || files.ids.length > 0)}
      error={say.error !== undefined && <ErrorStrip message={failureWords(say.error)} onRetry={() => void send()} />}
      onSend={() => void send()}
    />
  );
};
