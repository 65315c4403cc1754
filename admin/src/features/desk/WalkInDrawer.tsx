import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Input, Select } from "antd";
import { desk, type Opening, type Ticket } from "@qizhen/shared/contract/desk";
import { keysOf, services, type Service } from "@qizhen/shared/vocabulary";
import { failureWords, fieldFailures } from "../../client/failure";
import { useKept } from "../../client/kept";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { clockWords } from "../../words/dates";
import { desk as words } from "../../words/desk";

interface Form {
  name: string;
  phone: string;
  matter: string;
  service: Service | "";
  hostId: string;
}
const nobody: Form = { name: "", phone: "", matter: "", service: "", hostId: "" };

const bodyOf = ({ name, phone, matter, service, hostId }: Form) => ({
  name,
  ...(phone.trim() && { phone }),
  ...(matter.trim() && { matter }),
  ...(service && { service }),
  ...(hostId && { hostId }),
});

/** Hosts with what is free of theirs today. */
const hostOptions = (openings: readonly Opening[]) => {
  const hosts = new Map<string, { name: string; free: number; first: string }>();
  for (const { host, free, start } of openings) {
    const known = hosts.get(host.id);
    hosts.set(host.id, { name: host.name, free: (known?.free ?? 0) + free, first: known?.first ?? start });
  }
  return [...hosts].map(([value, { name, free, first }]) => ({
    value,
    label: `${name}（${words.form.free(free, clockWords(first))}）`,
  }));
};

const givenWords = ({ number, ahead, seat }: Ticket) =>
  seat
    ? words.given.seated(number, seat.host.name, clockWords(seat.start), seat.room ?? seat.place ?? "")
    : words.given.waiting(number, ahead);

interface Part {
  form: Form;
  set: (change: Partial<Form>) => void;
  wrong: Record<string, string>;
}

const WhoFields = ({ form, set, wrong }: Part) => (
  <>
    <Field label={words.form.name} wrong={wrong["name"]}>
      <Input autoFocus maxLength={30} value={form.name} onChange={(event) => set({ name: event.target.value })} />
    </Field>
    <Field label={words.form.phone} wrong={wrong["phone"]} help={words.form.phoneHelp}>
      <Input
        inputMode="numeric"
        maxLength={11}
        value={form.phone}
        onChange={(event) => set({ phone: event.target.value })}
      />
    </Field>
    <Field label={words.form.matter} wrong={wrong["matter"]}>
      <Input maxLength={60} value={form.matter} onChange={(event) => set({ matter: event.target.value })} />
    </Field>
  </>
);

const WishFields = ({ form, set, wrong, openings }: Part & { openings: readonly Opening[] }) => (
  <>
    <Field label={words.form.service} wrong={wrong["service"]}>
      <Select
        aria-label={words.form.service}
        style={{ width: "100%" }}
        value={form.service}
        onChange={(service) => set({ service })}
        options={[
          { value: "" as const, label: words.form.anyService },
          ...keysOf(services).map((value) => ({ value, label: services[value] })),
        ]}
      />
    </Field>
    <Field label={words.form.host} wrong={wrong["hostId"]}>
      <Select
        aria-label={words.form.host}
        style={{ width: "100%" }}
        value={form.hostId}
        onChange={(hostId) => set({ hostId })}
        options={[{ value: "", label: words.form.anyHost }, ...hostOptions(openings)]}
      />
    </Field>
  </>
);

/** 登记来访: somebody without a booking gets a number, and the next free seat or a place in the line. */
export const WalkInDrawer = ({ centre, onClose }: { centre: string; onClose: () => void }) => {
  const [form, setForm, clear] = useKept<Form>("desk.walkIn", nobody);
  const { run, busy, error } = useWrite(desk.register);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const found = useQuery({
    queryKey: [...keys.desk, "openings", centre],
    queryFn: () => ask(desk.openings, { query: { centre } }),
  });
  const openings = found.data?.items ?? [];
  const free = openings.reduce((sum, one) => sum + one.free, 0);
  const part: Part = { form, set: (change) => setForm({ ...form, ...change }), wrong: fieldFailures(error) };
  const give = async () => {
    const ticket = await run({ body: { centre, ...bodyOf(form) } });
    if (!ticket) return;
    clear();
    void queries.invalidateQueries({ queryKey: keys.desk });
    void message.success({ content: givenWords(ticket), duration: 8 });
    onClose();
  };
  return (
    <ConfirmDrawer
      title={words.register}
      onClose={onClose}
      onConfirm={() => void give()}
      confirm={words.form.confirm}
      busy={busy}
      disabled={form.name.trim().length < 2}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      {found.data && (
        <p className={free > 0 ? "dk-free" : "dk-free none"}>
          {free > 0 ? words.form.freeNow(free) : words.form.nothingFree}
        </p>
      )}
      <WhoFields {...part} />
      <WishFields {...part} openings={openings} />
    </ConfirmDrawer>
  );
};
