import { useState, type ReactNode } from "react";
import { Button, Drawer, Input } from "antd";
import type { LawCard } from "@qizhen/shared/contract/questionShapes";
import { Icon } from "../../components/Icon";
import { answering as words, laws } from "../../words/questions";
import { LawCardPicker } from "./LawCardPicker";
import { LawCardView } from "./LawCardView";
import { Templates } from "./Templates";

/** An answer as it is written: its words, and the articles it cites. */
export interface Written {
  text: string;
  cards: LawCard[];
}

/** The same as the server takes it. */
export const bodyOf = ({ text, cards }: Written) => ({ text: text.trim(), cards: cards.map(({ id }) => id) });

/** 一次最多引用 */
const mostCards = 8;

interface Props {
  written: Written;
  onChange: (written: Written) => void;
  title: string;
  question: { title: string; category: string };
  /** The buttons at the right end. */
  actions: ReactNode;
  /** Ctrl-Enter. */
  onSend: () => void;
}

const Preview = ({ written, title, onClose }: { written: Written; title: string; onClose: () => void }) => (
  <Drawer title={words.previewTitle} open onClose={onClose} size={460}>
    <div className="q-preview">
      <b>{title}</b>
      <p>{written.text}</p>
      {written.cards.map((card) => (
        <LawCardView key={card.id} card={card} />
      ))}
      <span className="sm mut">{words.note}</span>
    </div>
  </Drawer>
);

/** Writes an answer: templates, law cards, and how the resident will see it. */
export const AnswerForm = ({ written, onChange, title, question, actions, onSend }: Props) => {
  const [over, setOver] = useState<"law" | "preview">();
  const { text, cards } = written;
  const close = () => setOver(undefined);
  return (
    <div className="stack">
      <Input.TextArea
        aria-label={title}
        placeholder={words.placeholder}
        autoSize={{ minRows: 4, maxRows: 16 }}
        maxLength={3000}
        value={text}
        onChange={(event) => onChange({ text: event.target.value, cards })}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSend();
        }}
      />
      {cards.map((card) => (
        <LawCardView
          key={card.id}
          card={card}
          action={
            <button
              type="button"
              className="icon-btn"
              aria-label={words.drop(laws.name(card.law, card.article))}
              onClick={() => onChange({ text, cards: cards.filter(({ id }) => id !== card.id) })}
            >
              <Icon name="x" />
            </button>
          }
        />
      ))}
      <div className="row wrap">
        <Templates
          text={text}
          category={question.category}
          onUse={(template) => onChange({ text: text.trim() ? `${text.trim()}\n${template}` : template, cards })}
        />
        <Button size="small" disabled={cards.length >= mostCards} onClick={() => setOver("law")}>
          {words.law}
        </Button>
        <Button size="small" icon={<Icon name="eye" />} disabled={!text.trim()} onClick={() => setOver("preview")}>
          {words.preview}
        </Button>
        <span className="grow" />
        {actions}
      </div>
      {over === "law" && (
        <LawCardPicker
          cited={cards}
          onCite={(card) => onChange({ text, cards: [...cards, card].slice(0, mostCards) })}
          onClose={close}
        />
      )}
      {over === "preview" && <Preview written={written} title={question.title} onClose={close} />}
    </div>
  );
};
