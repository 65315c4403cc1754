import { useState } from "react";
import { Button, Drawer, Input } from "antd";
import type { LawCard } from "@qizhen/shared/contract/questionShapes";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Skeleton } from "../../components/Skeleton";
import { states } from "../../words/frame";
import { answering, laws as words } from "../../words/questions";
import { LawCardView } from "./LawCardView";
import { useLawCards } from "./useLawCards";

interface Props {
  cited: LawCard[];
  onCite: (card: LawCard) => void;
  onClose: () => void;
}

/** Finds an article by law, number or words, and cites it as a card. */
export const LawCardPicker = ({ cited, onCite, onClose }: Props) => {
  const [typed, setTyped] = useState("");
  const list = useLawCards(typed);
  return (
    <Drawer title={answering.law} open onClose={onClose} size={520}>
      <div className="stack">
        <Input
          autoFocus
          allowClear
          aria-label={words.search}
          placeholder={words.searchHint}
          value={typed}
          maxLength={60}
          onChange={(event) => setTyped(event.target.value)}
        />
        {list.failed && <ErrorStrip message={list.failed} onRetry={list.retry} />}
        {list.pending && <Skeleton lines={6} />}
        {!list.pending && !list.failed && list.rows.length === 0 && <EmptyState {...words.empty} />}
        {list.rows.map((card) => (
          <LawCardView
            key={card.id}
            card={card}
            action={
              cited.some(({ id }) => id === card.id) ? (
                <span className="tag pine">{words.cited}</span>
              ) : (
                <Button
                  size="small"
                  aria-label={`${words.cite}${words.name(card.law, card.article)}`}
                  onClick={() => onCite(card)}
                >
                  {words.cite}
                </Button>
              )
            }
          />
        ))}
        {list.more && (
          <Button onClick={list.more} loading={list.growing}>
            {states.more}
          </Button>
        )}
      </div>
    </Drawer>
  );
};
