import type { TriageResult } from "@qizhen/shared/contract/triage";
import { Box, Tap } from "../../../../components/elements/elements";
import { Icon } from "../../../../components/elements/Icon";
import type { Loadable } from "../../../../components/screen/loadable";
import { AlikeCard } from "../../../../client/AlikeCard";
import type { Draft } from "../../../../client/draft";
import { submit } from "../../../../words/cases";
import { GoesTo } from "../GoesTo";

const words = submit.review;

/** The answers in a few words, in the order of the steps. */
const rowsOf = (draft: Draft): { step: number; name: string; value: string }[] => {
  const count = (kind: "image" | "voice") => draft.files.filter((file) => file.kind === kind).length;
  const place = [draft.grid?.name, draft.address.trim()].filter(Boolean).join(" ");
  const services = submit.wish.services.find(({ value }) => value === draft.service)?.text;
  return [
    { step: 1, name: words.rows.what, value: draft.description.trim() || words.voiceOnly(count("voice")) },
    { step: 2, name: words.rows.where, value: place || (draft.location ? submit.where.picked : "") },
    { step: 3, name: words.rows.who, value: draft.respondentName.trim() },
    { step: 4, name: words.rows.evidence, value: words.evidence(count("image"), count("voice")) },
    { step: 5, name: words.rows.wish, value: [draft.wish.trim(), services].filter(Boolean).join("；") },
  ];
};

/** ⑥ 看一遍、发送: every answer on one screen, each row leads back to its question. */
export const StepReview = ({
  draft,
  preview,
  onEdit,
}: {
  draft: Draft;
  preview: Loadable<TriageResult>;
  onEdit: (step: number) => void;
}) => (
  <>
    <Box as="h1" className="title">
      {words.ask}
    </Box>
    <Box className="card check">
      {rowsOf(draft).map(({ step, name, value }) => (
        <Tap
          key={step}
          className="check-row"
          label={`${words.editRow(name)}：${value || words.none}`}
          onTap={() => onEdit(step)}
        >
          <Box className="check-name">{name}</Box>
          <Box className={value ? "check-value" : "check-value mini"}>{value || words.none}</Box>
          <Icon name="edit" />
        </Tap>
      ))}
    </Box>
    {(preview.data?.questions.length ?? 0) > 0 && (
      <Box className="mini second">
        {words.questions}
        {preview.data?.questions.map((question) => (
          <Box key={question}>· {question}</Box>
        ))}
      </Box>
    )}
    {(preview.data?.urgent.length ?? 0) === 0 && <AlikeCard draft={draft} />}
    <GoesTo draft={draft} preview={preview} />
  </>
);
