import type { ReactNode } from "react";
import type { LawCard } from "@qizhen/shared/contract/questionShapes";
import { laws as words } from "../../words/questions";

/** 法条卡片, as everybody reads it: the law, the article, its words, since when it holds, and where it stands. */
export const LawCardView = ({ card, action }: { card: LawCard; action?: ReactNode }) => (
  <div className="law-card">
    <div className="row">
      <b className="grow">{words.name(card.law, card.article)}</b>
      {card.summary && <span className="tag">{words.summary}</span>}
      {action}
    </div>
    <p>{card.text}</p>
    <span className="xs mut">
      {words.from(card.validFrom)}
      {card.validTo && ` · ${words.until(card.validTo)}`} · {words.source(card.source)}
    </span>
  </div>
);
