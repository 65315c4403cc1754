import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, Input } from "antd";
import { referrals, type Referral } from "@qizhen/shared/contract/referrals";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { referrals as words } from "../../words/referrals";

export type Move = Referral["allowedActions"][number];

interface Props {
  referral: Referral;
  move: Move;
  onClose: () => void;
}

/** The words on a move's button: one's own body's, or recorded for a body that has nobody here. */
export const moveWords = ({ body }: Referral, move: Move) =>
  body.hasAccount ? words.moves[move] : words.movesForBody[move];

interface Typed {
  text: string;
  date: string;
  documentNumber: string;
}

const bodyOf = (move: Move, { text, date, documentNumber }: Typed, version: number) => {
  const paper = { version, ...(date && { date }), ...(documentNumber && { documentNumber }) };
  if (move === "receive") return { action: move, ...paper };
  return move === "refuse" ? { action: move, reason: text, ...paper } : { action: move, result: text, ...paper };
};

const PaperFields = ({
  typed,
  onType,
  wrong,
}: {
  typed: Typed;
  onType: (typed: Typed) => void;
  wrong: Record<string, string>;
}) => (
  <>
    <Field label={words.date} wrong={wrong["date"]}>
      <Input type="date" value={typed.date} onChange={(event) => onType({ ...typed, date: event.target.value })} />
    </Field>
    <Field label={words.documentNumber} wrong={wrong["documentNumber"]}>
      <Input
        maxLength={40}
        value={typed.documentNumber}
        onChange={(event) => onType({ ...typed, documentNumber: event.target.value })}
      />
    </Field>
  </>
);

/** 签收、不收、退回、办结: records what a body did with what it was sent. */
export const MoveDrawer = ({ referral, move, onClose }: Props) => {
  const [typed, setTyped] = useState<Typed>({ text: "", date: "", documentNumber: "" });
  const act = useWrite(referrals.act);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const wrong = fieldFailures(act.error);
  const save = async () => {
    const saved = await act.run({ params: { id: referral.id }, body: bodyOf(move, typed, referral.version) });
    void queries.invalidateQueries({ queryKey: keys.referrals });
    if (!saved) return;
    void message.success(words.done[move]);
    void queries.invalidateQueries({ queryKey: keys.case(referral.caseId) });
    void queries.invalidateQueries({ queryKey: keys.worklist });
    onClose();
  };
  return (
    <ConfirmDrawer
      title={words.moveTitle[move]}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={moveWords(referral, move)}
      danger={move === "refuse"}
      busy={act.busy}
      error={act.error !== undefined && <ErrorStrip message={failureWords(act.error)} />}
    >
      <p className="sm sec">
        {referral.number} {referral.title}
      </p>
      <p className="sm sec">{words.moveAbout[move]}</p>
      {move !== "receive" && (
        <Field label={words.moveText[move]} wrong={wrong["reason"] ?? wrong["result"]}>
          <Input.TextArea
            autoFocus
            rows={4}
            maxLength={500}
            value={typed.text}
            onChange={(event) => setTyped({ ...typed, text: event.target.value })}
          />
        </Field>
      )}
      {!referral.body.hasAccount && <PaperFields typed={typed} onType={setTyped} wrong={wrong} />}
    </ConfirmDrawer>
  );
};
