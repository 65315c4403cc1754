import type { Answer } from "@qizhen/shared/contract/questionShapes";
import type { ReactNode } from "react";
import { Box, Tap } from "../../../components/elements/elements";
import { Icon } from "../../../components/elements/Icon";
import { useSurroundings } from "../../../components/screen/surroundings";
import { Chip } from "../../../components/story/Chip";
import { common } from "../../../words/common";
import { sayLongDay } from "../../../words/dates";
import { questionWords } from "../../../words/questions";
import { LawCardView } from "./LawCardView";

const words = questionWords.page;

const ReadAloud = ({ text }: { text: string }) => {
  const { read } = useSurroundings();
  if (!read) return null;
  const reading = read.reading === text;
  return (
    <Tap className="read" on={reading} onTap={() => (reading ? read.stop() : read.start(text))}>
      <Icon name="speaker" />
      {reading ? common.stopReading : common.readAloud}
    </Tap>
  );
};

/** An answer: who gave it, what it says, the law it stands on. */
export const AnswerCard = ({ answer, children }: { answer: Answer; children?: ReactNode }) => (
  <Box as="section" className={answer.best ? "card answer answer-best" : "card answer"}>
    <Box className="answer-by">
      <Chip>{answer.by.label}</Chip>
      <Box className="strong">{answer.by.name}</Box>
      {answer.best && <Chip look="done">{words.best}</Chip>}
      <Box className="mini second">{sayLongDay(answer.day)}</Box>
    </Box>
    {answer.stale && (
      <Box className="stale">
        <Icon name="alert" />
        <Box className="grow">{words.stale}</Box>
      </Box>
    )}
    <Box className="answer-text">{answer.text}</Box>
    {answer.edited && <Box className="mini second">{words.answerEdited}</Box>}
    {answer.cards.map((card) => (
      <LawCardView key={card.id} card={card} />
    ))}
    <Box className="answer-acts">
      {children}
      <ReadAloud text={answer.text} />
    </Box>
    {answer.helped > 0 && <Box className="mini">{words.helpedCount(answer.helped)}</Box>}
  </Box>
);
