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

interface Props {
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
}

const RoomChips = ({ rooms, room, onRoom }: Props) => (
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
);

const Box = ({ room, text, onText, ready, busy, onSend }: Props) => (
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
);

const Phrases = ({ text, onText }: Props) => (
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
);

/** Writes to a room: who will see it is chosen first. Ctrl-Enter sends. */
export const MessageComposer = (props: Props) => (
  <div className="composer">
    {props.error}
    <RoomChips {...props} />
    <Box {...props} />
    <FileChips list={props.files} onRemove={props.onRemove} onRetry={props.onRetry} />
    <div className="tools">
      <Phrases {...props} />
      <AddFiles onAdd={props.onAdd} />
      <span className="grow" />
      <Button size="small" type="primary" loading={props.busy} disabled={!props.ready} onClick={props.onSend}>
        {words.send}
        <kbd>{words.sendKey}</kbd>
      </Button>
    </div>
  </div>
);
