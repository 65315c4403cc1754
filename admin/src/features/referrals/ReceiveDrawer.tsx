import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, Checkbox, Input, Select } from "antd";
import { referrals } from "@qizhen/shared/contract/referrals";
import { keysOf, referralPurposes, type ReferralPurpose } from "@qizhen/shared/vocabulary";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { RegionSelect } from "../../client/RegionSelect";
import { hasRole, useMe } from "../../client/useSession";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { referrals as words } from "../../words/referrals";
import { useBodiesFor } from "./useReferrals";

interface Form {
  bodyId?: string;
  purpose: ReferralPurpose;
  documentNumber: string;
  date: string;
  consented: boolean;
  name: string;
  phone: string;
  gridCode: string;
  description: string;
}
const blank: Form = {
  purpose: "mediate",
  documentNumber: "",
  date: "",
  consented: false,
  name: "",
  phone: "",
  gridCode: "",
  description: "",
};

interface Part {
  form: Form;
  set: (change: Partial<Form>) => void;
  wrong: Record<string, string>;
}

const requestOf = ({ bodyId, purpose, documentNumber, date, consented, name, phone, ...form }: Form) => ({
  ...(bodyId && { bodyId }),
  purpose,
  ...(documentNumber && { documentNumber }),
  ...(date && { date }),
  consented,
  report: {
    description: form.description,
    ...(form.gridCode && { gridCode: form.gridCode }),
    ...(name && { applicant: { name, ...(phone && { phone }) } }),
  },
});

/** From whom it comes, and on what paper. */
const PaperFields = ({ form, set, wrong, asksBody }: Part & { asksBody: boolean }) => {
  const bodies = useBodiesFor(undefined);
  return (
    <>
      {asksBody && (
        <Field label={words.from} wrong={wrong["bodyId"]}>
          <Select
            aria-label={words.from}
            style={{ width: "100%" }}
            loading={bodies.isPending}
            value={form.bodyId ?? null}
            onChange={(bodyId) => set({ bodyId })}
            options={(bodies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            showSearch={{ optionFilterProp: "label" }}
          />
        </Field>
      )}
      <Field label={words.purpose}>
        <Select
          aria-label={words.purpose}
          style={{ width: "100%" }}
          value={form.purpose}
          onChange={(purpose) => set({ purpose })}
          options={keysOf(referralPurposes).map((value) => ({ value, label: referralPurposes[value] }))}
        />
      </Field>
      <Field label={words.documentNumber} wrong={wrong["documentNumber"]}>
        <Input
          maxLength={40}
          value={form.documentNumber}
          onChange={(event) => set({ documentNumber: event.target.value })}
        />
      </Field>
      {asksBody && (
        <Field label={words.date} wrong={wrong["date"]}>
          <Input type="date" value={form.date} onChange={(event) => set({ date: event.target.value })} />
        </Field>
      )}
    </>
  );
};

const MatterFields = ({ form, set, wrong }: Part) => (
  <>
    <Field label={words.applicant} wrong={wrong["report.applicant.name"] ?? wrong["report.applicant"]}>
      <Input maxLength={30} value={form.name} onChange={(event) => set({ name: event.target.value })} />
    </Field>
    <Field label={words.phone} wrong={wrong["report.applicant.phone"]}>
      <Input
        inputMode="tel"
        maxLength={11}
        value={form.phone}
        onChange={(event) => set({ phone: event.target.value })}
      />
    </Field>
    <Field label={words.place} wrong={wrong["report.gridCode"]}>
      <RegionSelect
        gridsOnly
        width="100%"
        label={words.place}
        value={form.gridCode || undefined}
        onChange={(gridCode) => set({ gridCode: gridCode ?? "" })}
      />
    </Field>
    <Field label={words.what} wrong={wrong["report.description"]}>
      <Input.TextArea
        rows={5}
        maxLength={5000}
        value={form.description}
        onChange={(event) => set({ description: event.target.value })}
      />
    </Field>
  </>
);

/** 登记转来的一件: a matter that another body hands to us; a department registers its own, a clerk those of bodies without an account. */
export const ReceiveDrawer = ({ onClose }: { onClose: () => void }) => {
  const [form, setForm] = useState(blank);
  const clerk = hasRole(useMe(), "clerk");
  const receive = useWrite(referrals.receiveFrom);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const part = {
    form,
    set: (change: Partial<Form>) => setForm({ ...form, ...change }),
    wrong: fieldFailures(receive.error),
  };
  const save = async () => {
    const made = await receive.run({ body: requestOf(form) });
    if (!made) return;
    void message.success(words.registered(made.number));
    for (const queryKey of [keys.referrals, keys.cases, keys.worklist]) void queries.invalidateQueries({ queryKey });
    onClose();
  };
  return (
    <ConfirmDrawer
      title={clerk ? words.receiveFrom : words.handOver}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.register}
      busy={receive.busy}
      disabled={!form.consented || form.name.trim() === "" || form.description.trim() === ""}
      error={receive.error !== undefined && <ErrorStrip message={failureWords(receive.error)} />}
    >
      <p className="sm sec">{clerk ? words.receiveFromAbout : words.handOverAbout}</p>
      <PaperFields {...part} asksBody={clerk} />
      <MatterFields {...part} />
      <Checkbox checked={form.consented} onChange={(event) => part.set({ consented: event.target.checked })}>
        {words.consent}
      </Checkbox>
    </ConfirmDrawer>
  );
};
