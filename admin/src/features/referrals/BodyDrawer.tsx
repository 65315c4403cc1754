import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Checkbox, Input, InputNumber, Select } from "antd";
import { accounts } from "@qizhen/shared/contract/accounts";
import { referrals, type Body } from "@qizhen/shared/contract/referrals";
import { bodyKinds, keysOf, type BodyKind } from "@qizhen/shared/vocabulary";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { RegionSelect } from "../../client/RegionSelect";
import { ask } from "../../client/send";
import { useMe } from "../../client/useSession";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { bodies as words } from "../../words/referrals";

type Unit = NonNullable<Body["limit"]>["unit"];
const units = ["workday", "calendarDay", "hour"] as const satisfies readonly Unit[];

interface Form {
  name: string;
  kind: BodyKind;
  region: string;
  phone: string;
  address: string;
  receiverIds: string[];
  count: number | null;
  unit: Unit;
  disabled: boolean;
}

const formOf = (body: Body | undefined, region: string): Form => ({
  name: body?.name ?? "",
  kind: body?.kind ?? "department",
  region: body?.region.code ?? region,
  phone: body?.phone ?? "",
  address: body?.address ?? "",
  receiverIds: body?.receivers.map(({ id }) => id) ?? [],
  count: body?.limit?.count ?? null,
  unit: body?.limit?.unit ?? "workday",
  disabled: body?.disabled ?? false,
});

const fieldsOf = ({ name, kind, phone, address, receiverIds, count, unit }: Form) => ({
  name,
  kind,
  receiverIds,
  ...(phone.trim() && { phone }),
  ...(address.trim() && { address }),
  ...(count !== null && { limit: { unit, count } }),
});

interface Part {
  form: Form;
  set: (change: Partial<Form>) => void;
  wrong: Record<string, string>;
}

/** Departments and experts of one's own region and below, who may sign for a body. */
const useReceivers = () =>
  useQuery({
    queryKey: [...keys.staff, "receivers"],
    queryFn: async () => {
      const found = await Promise.all(
        (["department", "expert"] as const).map((role) => ask(accounts.listStaff, { query: { role, limit: 100 } })),
      );
      return found.flatMap(({ items }) => items).filter(({ disabled }) => !disabled);
    },
  });

const NameFields = ({ form, set, wrong, isNew }: Part & { isNew: boolean }) => (
  <>
    <Field label={words.fields.name} wrong={wrong["name"]}>
      <Input autoFocus maxLength={40} value={form.name} onChange={(event) => set({ name: event.target.value })} />
    </Field>
    <Field label={words.fields.kind}>
      <Select
        aria-label={words.fields.kind}
        style={{ width: "100%" }}
        value={form.kind}
        onChange={(kind) => set({ kind })}
        options={keysOf(bodyKinds).map((value) => ({ value, label: bodyKinds[value] }))}
      />
    </Field>
    {isNew && (
      <Field label={words.fields.region} wrong={wrong["region"]}>
        <RegionSelect
          width="100%"
          label={words.fields.region}
          value={form.region || undefined}
          onChange={(region) => set({ region: region ?? "" })}
        />
      </Field>
    )}
    <Field label={words.fields.phone} wrong={wrong["phone"]}>
      <Input maxLength={20} value={form.phone} onChange={(event) => set({ phone: event.target.value })} />
    </Field>
    <Field label={words.fields.address} wrong={wrong["address"]}>
      <Input maxLength={120} value={form.address} onChange={(event) => set({ address: event.target.value })} />
    </Field>
  </>
);

const ReceiptFields = ({ form, set, wrong }: Part) => {
  const staff = useReceivers();
  return (
    <>
      <Field label={words.fields.receivers} wrong={wrong["receiverIds"]} help={words.fields.receiversHelp}>
        <Select
          mode="multiple"
          aria-label={words.fields.receivers}
          style={{ width: "100%" }}
          loading={staff.isPending}
          value={form.receiverIds}
          onChange={(receiverIds) => set({ receiverIds })}
          options={(staff.data ?? []).map(({ id, name, title }) => ({ value: id, label: `${name} ${title ?? ""}` }))}
          showSearch={{ optionFilterProp: "label" }}
        />
      </Field>
      <Field label={words.fields.limit} wrong={wrong["limit"] ?? wrong["limit.count"]}>
        <span className="row">
          <InputNumber
            min={1}
            max={60}
            precision={0}
            aria-label={words.fields.limit}
            placeholder={words.fields.ordinary}
            style={{ width: 150 }}
            value={form.count}
            onChange={(count) => set({ count })}
          />
          <Select
            aria-label={words.fields.limit}
            style={{ width: 120 }}
            value={form.unit}
            onChange={(unit) => set({ unit })}
            options={units.map((value) => ({ value, label: words.units[value] }))}
          />
        </span>
      </Field>
    </>
  );
};

/** Adds a body, or changes it; of two who change the same one the second is shown that. */
export const BodyDrawer = ({ body, onClose }: { body: Body | undefined; onClose: () => void }) => {
  const me = useMe();
  const [form, setForm] = useState(() => formOf(body, me.region?.code ?? ""));
  const create = useWrite(referrals.createBody);
  const update = useWrite(referrals.updateBody);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const error = create.error ?? update.error;
  const part = {
    form,
    set: (change: Partial<Form>) => setForm({ ...form, ...change }),
    wrong: fieldFailures(error),
  };
  const save = async () => {
    const fields = fieldsOf(form);
    const saved = body
      ? await update.run({
          params: { id: body.id },
          body: { ...fields, disabled: form.disabled, version: body.version },
        })
      : await create.run({ body: { ...fields, region: form.region } });
    void queries.invalidateQueries({ queryKey: keys.bodies });
    if (!saved) return;
    void message.success(words.saved(saved.name));
    onClose();
  };
  return (
    <ConfirmDrawer
      title={body ? words.edit(body.name) : words.add}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.save}
      busy={create.busy || update.busy}
      disabled={form.name.trim().length < 2 || form.region === ""}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      <NameFields {...part} isNew={!body} />
      <ReceiptFields {...part} />
      {body && (
        <Checkbox checked={form.disabled} onChange={(event) => part.set({ disabled: event.target.checked })}>
          {words.fields.disabled}
        </Checkbox>
      )}
    </ConfirmDrawer>
  );
};
