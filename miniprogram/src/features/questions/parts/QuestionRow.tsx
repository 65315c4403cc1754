import type { QuestionCard } from "@qizhen/shared/contract/questionShapes";
import { categories } from "@qizhen/shared/vocabulary";
import { Box, Tap } from "../../../components/elements/elements";
import { Icon } from "../../../components/elements/Icon";
import { questionWords } from "../../../words/questions";

const words = questionWords.card;

/** A question in a list: what it is, who answered it, whom it helped. */
export const QuestionRow = ({
  card,
  short,
  onTap,
}: {
  card: QuestionCard;
  /** The title and the answer only. */
  short?: boolean;
  onTap: () => void;
}) => {
  const facts = [
    words.answered(card.answeredBy?.label, card.answers),
    card.helped > 0 && words.helped(card.helped),
    !short && categories[card.category],
    !short && card.town?.name,
  ];
  return (
    <Tap className="q-card" onTap={onTap}>
      <Box className="grow">
        <Box className="strong">{card.title}</Box>
        {!short && card.excerpt !== card.title && <Box className="q-excerpt">{card.excerpt}</Box>}
        <Box className="mini">{facts.filter(Boolean).join(" · ")}</Box>
      </Box>
      <Icon name="right" className="go" />
    </Tap>
  );
};
