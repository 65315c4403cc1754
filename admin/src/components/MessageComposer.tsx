import type { ReactNode } from "react";
import { Button, Dropdown, Input } from "antd";
import { casePage as words } from "../words/cases";
import { AddFiles, FileChips, type FileChip } from "./AddFiles";
import { Icon } from "./Icon";

/** Somebody, or some people, that one can write to. */
export interface Room {
  room: string;
  label: string;
  /** Both sides do not see it. */
  isNote: boolean;
}

/** Writes to a room: who will see it is chosen first. Ctrl-Enter sends. */
export const MessageComposer = ({
  rooms,
  room,
  onRoom,
  text,
  onText,
  files,
  onAdd,
  onRemove,
  onRetry,
  busy,
  ready,
  error,
  onSend,
}: {
  rooms: Room[];
  room: Room;
  onRoom: (room: string) => void;
  text: string;
  onText: (text: string) => void;
  files: FileChip[];
  onAdd: (files: File[]) => void;
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
  busy: boolean;
  /** There is something to send, and nothing is still on its way up. */
  ready: boolean;
  error?: ReactNode;
  onSend: () => void;
}) => (
  <div className="composer">
    {error}
    <div className="to" role="group" aria-label={words.sendTo}>
      {words.sendTo}
      {rooms.map((one) => (
        <button
          key={one.room}
          type="button"
          className={one.room === room.room ? "chip on" : "chip"}
          aria-pressed={one.room === room.room}
          onClick={() => onRoom(one.room)}
        >
          {one.isNote && <Icon name="lock" />}
          {one.label}
        </button>
      ))}
    </div>
    <div className={room.isNote ? "private" : ""}>
      <Input.TextArea
        autoSize={{ minRows: 1, maxRows: 7 }}
        maxLength={2000}
        value={text}
        placeholder={room.isNote ? words.notePlaceholder : words.placeholder(room.label)}
        aria-label={room.isNote ? words.note : words.placeholder(room.label)}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && ready && !busy) onSend();
        }}
      />
    </div>
    <div style={{ marginTop: files.length ? 8 : 0 }}>
      <FileChips list={files} onRemove={onRemove} onRetry={onRetry} />
    </div>
    <div className="tools">
      <Dropdown
        trigger={["click"]}
        placement="topLeft"
        menu={{
          items: words.phraseList.map((phrase) => ({ key: phrase, label: phrase })),
          onClick: ({ key }) => onText(text ? `${text}\n${key}` : key),
          style: { maxWidth: 520 },
        }}
      >
        <Button size="small" type="text" icon={<Icon name="lines" />}>
          {words.phrases}
        </Button>
      </Dropdown>
      <AddFiles onAdd={onAdd} />
      <span className="grow" />
      <Button size="small" type="primary" loading={busy} disabled={!ready} onClick={onSend}>
        {words.send}
        <kbd>Ctrl ↵</kbd>
      </Button>
    </div>
  </div>
);
