import { useQueryClient } from "@tanstack/react-query";
import { App, Input, Select } from "antd";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { referrals, type Body } from "@qizhen/shared/contract/referrals";
import { bodyKinds, keysOf, referralPurposes, type BodyKind, type ReferralPurpose } from "@qizhen/shared/vocabulary";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useKept } from "../../client/kept";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { referrals as words } from "../../words/referrals";
import { useBodiesFor } from "./useReferrals";

interface Typed {
  bodyId?: string;
  purpose?: ReferralPurpose;
  reason: string;
  materials: string;
}
const untyped: Typed = { reason: "", materials: "" };

/** What a kind of body is usually asked for. */
const usual: Readonly<Record<BodyKind, ReferralPurpose>> = {
  department: "handle",
  court: "pre_filing",
  arbitration: "arbitration",
  legal_aid: "legal_aid",
  counselling: "counselling",
  police: "police",
  petition: "petition",
  other: "handle",
};

/** Bodies under the headings of their kinds. */
const optionsOf = (bodies: readonly Body[]) =>
  keysOf(bodyKinds)
    .map((kind) => ({
      label: bodyKinds[kind],
      options: bodies.filter((one) => one.kind === kind).map(({ id, name }) => ({ value: id, label: name })),
    }))
    .filter(({ options }) => options.length > 0);

const purposes = keysOf(referralPurposes).map((value) => ({ value, label: referralPurposes[value] }));

const materialsOf = (typed: string) =>
  typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

interface FieldsProps {
  typed: Typed;
  onType: (typed: Typed) => void;
  bodies: readonly Body[];
  loading: boolean;
  wrong: Record<string, string>;
}

const SendFields = ({ typed, onType, bodies, loading, wrong }: FieldsProps) => {
  const chosen = bodies.find(({ id }) => id === typed.bodyId);
  const choose = (bodyId: string) => {
    const kind = bodies.find(({ id }) => id === bodyId)?.kind;
    onType({ ...typed, bodyId, ...(kind && { purpose: usual[kind] }) });
  };
  const help = chosen ? words.bodyLimit(chosen.name, chosen.limitText, chosen.receivers.length > 0) : words.bodyHelp;
  return (
    <>
      <Field label={words.body} wrong={wrong["bodyId"]} help={help}>
        <Select
          aria-label={words.body}
          style={{ width: "100%" }}
          loading={loading}
          value={typed.bodyId ?? null}
          onChange={choose}
          options={optionsOf(bodies)}
          showSearch={{ optionFilterProp: "label" }}
        />
      </Field>
      <Field label={words.purpose} wrong={wrong["purpose"]}>
        <Select
          aria-label={words.purpose}
          style={{ width: "100%" }}
          value={typed.purpose ?? null}
          onChange={(purpose) => onType({ ...typed, purpose })}
          options={purposes}
        />
      </Field>
      <Field label={words.reason} wrong={wrong["reason"]}>
        <Input.TextArea
          rows={3}
          maxLength={500}
          value={typed.reason}
          onChange={(event) => onType({ ...typed, reason: event.target.value })}
        />
      </Field>
      <Field label={words.materials} wrong={wrong["materials"]} help={words.materialsHelp}>
        <Input.TextArea
          rows={3}
          value={typed.materials}
          onChange={(event) => onType({ ...typed, materials: event.target.value })}
        />
      </Field>
    </>
  );
};

/** 移送: hands a case to a body of the directory. What is typed is kept until it went through. */
export const SendDrawer = ({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) => {
  const [typed, setTyped, clear] = useKept<Typed>(`referral.${detail.id}`, untyped);
  const bodies = useBodiesFor(detail.grid?.code ?? detail.centre.code);
  const send = useWrite(referrals.send);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { bodyId, purpose, reason } = typed;
  const save = async () => {
    if (!bodyId || !purpose) return;
    const body = { bodyId, purpose, reason, materials: materialsOf(typed.materials), version: detail.version };
    const sent = await send.run({ params: { id: detail.id }, body });
    for (const queryKey of [keys.case(detail.id), keys.referrals]) void queries.invalidateQueries({ queryKey });
    if (!sent) return;
    clear();
    void message.success(words.sent(sent.body.name));
    onClose();
  };
  return (
    <ConfirmDrawer
      title={words.sendTitle}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.send}
      busy={send.busy}
      disabled={!bodyId || !purpose || reason.trim() === ""}
      error={
        <>
          {send.error !== undefined && <ErrorStrip message={failureWords(send.error)} />}
          {bodies.error && <ErrorStrip message={failureWords(bodies.error)} onRetry={() => void bodies.refetch()} />}
        </>
      }
    >
      <p className="sm sec">{words.sendAbout}</p>
      <SendFields
        typed={typed}
        onType={setTyped}
        bodies={bodies.data?.items ?? []}
        loading={bodies.isPending}
        wrong={fieldFailures(send.error)}
      />
    </ConfirmDrawer>
  );
};
