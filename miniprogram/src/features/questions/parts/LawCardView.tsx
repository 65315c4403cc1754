import type { LawCard } from "@qizhen/shared/contract/questionShapes";
import { useState } from "react";
import { Box, Tap } from "../../../components/elements/elements";
import { Icon } from "../../../components/elements/Icon";
import { questionWords } from "../../../words/questions";
import { sayLongDay } from "../../../words/dates";

const words = questionWords.page;

/** 法条卡片: the name of the article; tapped, its words, where they are from and since when they hold. */
export const LawCardView = ({ card }: { card: LawCard }) => {
  const [open, setOpen] = useState(false);
  return (
    <Box className="law">
      <Tap className="law-head" expanded={open} onTap={() => setOpen(!open)}>
        <Icon name="note" />
        <Box className="grow">{words.law(card.law, card.article)}</Box>
        <Icon name={open ? "down" : "right"} />
      </Tap>
      {open && (
        <Box className="law-body">
          <Box className="answer-text">{card.text}</Box>
          {card.summary && <Box className="mini second">{words.lawSummary}</Box>}
          <Box className="mini second">{words.lawFrom(sayLongDay(card.validFrom))}</Box>
          {card.validTo && <Box className="mini field-wrong">{words.lawUntil(sayLongDay(card.validTo))}</Box>}
          <Box className="mini second">{words.lawSource(card.source)}</Box>
        </Box>
      )}
    </Box>
  );
};
