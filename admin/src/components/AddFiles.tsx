import { useRef } from "react";
import { Button } from "antd";
import { uploads as words } from "../words/uploads";
import { Icon } from "./Icon";

/** A file being added, as it is shown. */
export interface FileChip {
  key: string;
  name: string;
  done?: unknown;
  failed?: string;
}

/** The button that adds photos and recordings. */
export const AddFiles = ({ onAdd, label = words.add }: { onAdd: (files: File[]) => void; label?: string }) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="small" type="text" icon={<Icon name="clip" />} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/*,audio/*,.mp3,.m4a,.wav,.pdf"
        aria-label={label}
        onChange={(event) => {
          onAdd([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
};

/** What is being added: on its way, there, or refused with the reason and another try. */
export const FileChips = ({
  list,
  onRemove,
  onRetry,
}: {
  list: FileChip[];
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
}) =>
  list.length > 0 && (
    <div className="files">
      {list.map(({ key, name, done, failed }) => (
        <span key={key} className={failed ? "file bad" : "file"}>
          <span className="cut" style={{ maxWidth: 180 }}>
            {name}
          </span>
          {!done && !failed && <span className="mut">{words.coming}</span>}
          {failed && (
            <>
              <span role="alert">{failed}</span>
              <button type="button" className="link" onClick={() => onRetry(key)}>
                {words.again}
              </button>
            </>
          )}
          <button type="button" aria-label={words.remove(name)} onClick={() => onRemove(key)}>
            <Icon name="x" />
          </button>
        </span>
      ))}
    </div>
  );
