import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, Checkbox, Input, Radio } from "antd";
import { evaluation, ratingSides, ratingTags, ratingWays, type RatingTag } from "@qizhen/shared/contract/evaluation";
import { keysOf } from "@qizhen/shared/vocabulary";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { evaluation as common, ratingWords as words } from "../../words/evaluation";
import { Choice } from "./Choice";

const ways = ["phone", "paper"] as const;
const marks = [5, 4, 3, 2, 1].map((mark) => ({ value: mark, label: `${mark} ${words.marks[mark - 1] ?? ""}` }));
const sideMarks = [1, 2, 3, 4, 5].map((mark) => ({ value: mark, label: String(mark) }));
const badMark = 2;

interface Form {
  partyId?: string;
  via: (typeof ways)[number];
  overall?: number;
  sides: Partial<Record<(typeof ratingSides)[number], number>>;
  tags: RatingTag[];
  comment: string;
}
interface Person {
  id: string;
  name: string;
  role: string;
  rated: boolean;
}

const requestOf = ({ partyId, via, overall, sides, tags, comment }: Form) =>
  partyId !== undefined &&
  overall !== undefined && {
    partyId,
    via,
    overall,
    ...sides,
    ...(tags.length > 0 && { tags }),
    ...(comment.trim() && { comment: comment.trim() }),
  };

const Said = ({
  form,
  set,
  wrong,
}: {
  form: Form;
  set: (change: Partial<Form>) => void;
  wrong: Record<string, string>;
}) => (
  <>
    <Choice label={words.overall} options={marks} value={form.overall} onChange={(overall) => set({ overall })} />
    {ratingSides.map((side) => (
      <Choice
        key={side}
        label={common.sides[side]}
        options={sideMarks}
        value={form.sides[side]}
        onChange={(mark) => set({ sides: { ...form.sides, [side]: mark } })}
      />
    ))}
    <fieldset className="fieldset">
      <legend>{words.tags}</legend>
      <Checkbox.Group
        value={form.tags}
        onChange={(tags) => set({ tags })}
        options={keysOf(ratingTags).map((value) => ({ value, label: ratingTags[value] }))}
      />
    </fieldset>
    <Field label={words.comment} wrong={wrong["comment"]}>
      <Input.TextArea
        rows={3}
        maxLength={500}
        value={form.comment}
        onChange={(event) => set({ comment: event.target.value })}
      />
    </Field>
  </>
);

/** 代记评价: what a party said by phone or gave on paper, in their words; marked as written down, and perhaps checked. */
export const RateForDrawer = ({
  caseId,
  parties,
  onClose,
}: {
  caseId: string;
  parties: readonly Person[];
  onClose: () => void;
}) => {
  const [form, setForm] = useState<Form>({ via: "phone", sides: {}, tags: [], comment: "" });
  const set = (change: Partial<Form>) => setForm((was) => ({ ...was, ...change }));
  const { run, busy, error } = useWrite(evaluation.rate);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const body = requestOf(form);
  const save = async () => {
    if (!body || !(await run({ params: { id: caseId }, body }))) return;
    void message.success(body.overall <= badMark ? words.savedBad : words.saved);
    void queries.invalidateQueries({ queryKey: keys.case(caseId) });
    onClose();
  };
  return (
    <ConfirmDrawer
      title={words.writeTitle}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.save}
      busy={busy}
      disabled={!body}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      <p className="sm sec">{words.writeAbout}</p>
      <fieldset className="fieldset">
        <legend>{words.who}</legend>
        <Radio.Group
          value={form.partyId}
          onChange={(event) => set({ partyId: event.target.value as string })}
          options={parties.map(({ id, name, role, rated }) => ({
            value: id,
            label: `${name} ${role}${rated ? `（${words.rated}）` : ""}`,
          }))}
        />
      </fieldset>
      <Choice
        label={words.via}
        options={ways.map((value) => ({ value, label: ratingWays[value] }))}
        value={form.via}
        onChange={(via) => set({ via })}
      />
      <Said form={form} set={set} wrong={fieldFailures(error)} />
    </ConfirmDrawer>
  );
};
