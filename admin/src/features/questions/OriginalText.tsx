import { useState } from "react";
import { Button, Input } from "antd";
import { Icon } from "../../components/Icon";
import { moderation as words } from "../../words/questions";
import { piecesOf, type Hidden } from "./hiding";
import type { Hiding } from "./useHiding";

/** One stretch that can be hidden or shown: a click changes which. */
const Stretch = ({ text, on, label, onToggle }: { text: string; on: boolean; label: string; onToggle: () => void }) => (
  <button
    type="button"
    className={on ? "stretch on" : "stretch"}
    aria-pressed={on}
    title={on ? words.showAgain : words.hideAgain(label)}
    onClick={onToggle}
  >
    {text}
  </button>
);

const touches = (one: Hidden, other: Hidden) => one.from < other.to && other.from < one.to;

/** The asker's own words; what is hidden of them is struck, and each such stretch can be shown again. Only a moderator sees it. */
export const OriginalText = ({ hiding, onSelect }: { hiding: Hiding; onSelect: (words: string) => void }) => {
  const { text, stretches, offered } = hiding;
  const off = offered.filter((one) => !stretches.some((other) => touches(one, other)));
  return (
    <p
      className="original"
      onMouseUp={() => {
        const picked = document.getSelection()?.toString().trim() ?? "";
        if (picked) onSelect(picked);
      }}
    >
      {piecesOf(text, [...stretches, ...off]).map(({ from, text: piece, hidden }) =>
        hidden ? (
          <Stretch
            key={from}
            text={piece}
            label={hidden.shown}
            on={!off.includes(hidden)}
            onToggle={() => (off.includes(hidden) ? hiding.hide(hidden) : hiding.unhide(from))}
          />
        ) : (
          <span key={from}>{piece}</span>
        ),
      )}
    </p>
  );
};

/** Words to hide besides: selected in the text above, or typed. They are hidden wherever they stand. */
export const HideMore = ({
  all,
  picked,
  onPicked,
}: {
  all: Hiding[];
  picked: string;
  onPicked: (words: string) => void;
}) => {
  const [told, setTold] = useState<string>();
  const run = () => {
    const places = all.reduce((sum, hiding) => sum + hiding.hideWords(picked.trim()), 0);
    setTold(places ? words.hiddenAt(places) : words.notThere);
    if (places) onPicked("");
  };
  return (
    <div className="row wrap hide-more">
      <Input
        size="small"
        aria-label={words.hideMore}
        placeholder={words.hideMoreHint}
        value={picked}
        maxLength={100}
        onChange={(event) => {
          onPicked(event.target.value);
          setTold(undefined);
        }}
        onPressEnter={run}
      />
      <Button size="small" icon={<Icon name="hide" />} disabled={picked.trim() === ""} onClick={run}>
        {words.hideThem}
      </Button>
      <span className="xs mut" role="status">
        {told}
      </span>
    </div>
  );
};
