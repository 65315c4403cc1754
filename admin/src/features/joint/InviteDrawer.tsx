import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { App, Input, InputNumber, Select } from "antd";
import { joint, type JointCandidate, type JointUnit } from "@qizhen/shared/contract/joint";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { useKept } from "../../client/kept";
import { ask } from "../../client/send";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { joint as words } from "../../words/joint";
import { useTasksChanged } from "./useTasks";

const ordinaryWorkdays = 3;
const mostUnits = 8;

/** What is typed: the units by their keys, what each is asked, and for how long. */
interface Typed {
  units: string[];
  tasks: Record<string, string>;
  workdays: number;
}
const blank: Typed = { units: [], tasks: {}, workdays: ordinaryWorkdays };

const keyOf = (unit: JointUnit) =>
  unit.kind === "centre" ? unit.code : unit.kind === "staff" ? unit.staffId : unit.name;

/** The unit that a key means: one of the list, or a name that was typed. */
const unitOf = (key: string, items: readonly JointCandidate[]): JointCandidate =>
  items.find(({ unit }) => keyOf(unit) === key) ?? { unit: { kind: "outside", name: key }, name: key, about: "" };

const optionsOf = (items: readonly JointCandidate[]) =>
  (["centre", "staff"] as const).map((kind) => ({
    label: words.groups[kind],
    options: items
      .filter(({ unit }) => unit.kind === kind)
      .map(({ unit, name, about }) => ({ value: keyOf(unit), label: about ? `${name}（${about}）` : name })),
  }));

const useInvite = (caseId: string, onClose: () => void) => {
  const [typed, setTyped, clear] = useKept<Typed>(`joint.invite.${caseId}`, blank);
  const [tried, setTried] = useState(false);
  const units = useQuery({
    queryKey: [...keys.joint, "units", caseId],
    queryFn: () => ask(joint.units, { params: { id: caseId } }),
  });
  const write = useWrite(joint.invite);
  const changed = useTasksChanged();
  const { message } = App.useApp();
  const chosen = typed.units.map((key) => ({ key, ...unitOf(key, units.data?.items ?? []) }));
  const lacking = chosen.filter(({ key }) => (typed.tasks[key]?.trim().length ?? 0) < 2).map(({ key }) => key);
  const save = async () => {
    setTried(true);
    if (chosen.length === 0 || lacking.length > 0) return;
    const tasks = chosen.map(({ key, unit }) => ({
      unit,
      task: typed.tasks[key]?.trim() ?? "",
      workdays: typed.workdays,
    }));
    const made = await write.run({ params: { id: caseId }, body: { tasks } });
    changed(caseId);
    if (!made) return;
    clear();
    void message.success(words.invited);
    onClose();
  };
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  return { typed, set, tried, units, chosen, lacking, save, busy: write.busy, error: write.error };
};

type Invite = ReturnType<typeof useInvite>;

const UnitsField = ({ typed, set, tried, units, chosen }: Invite) => (
  <Field
    label={words.units}
    wrong={tried && chosen.length === 0 ? words.unitMissing : undefined}
    help={words.unitsHint}
  >
    <Select
      mode="tags"
      aria-label={words.units}
      style={{ width: "100%" }}
      maxCount={mostUnits}
      loading={units.isPending}
      value={typed.units}
      onChange={(keysChosen: string[]) => set({ units: keysChosen })}
      showSearch={{ optionFilterProp: "label" }}
      options={optionsOf(units.data?.items ?? [])}
    />
  </Field>
);

/** What each of the chosen is to do. */
const TaskFields = ({ typed, set, tried, chosen, lacking }: Invite) =>
  chosen.map(({ key, name, unit }) => (
    <Field
      key={key}
      label={words.task(name)}
      wrong={tried && lacking.includes(key) ? words.taskMissing : undefined}
      help={unit.kind === "outside" ? words.outside(name) : words.taskHint}
    >
      <Input.TextArea
        aria-label={words.task(name)}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={1000}
        value={typed.tasks[key] ?? ""}
        onChange={(event) => set({ tasks: { ...typed.tasks, [key]: event.target.value } })}
      />
    </Field>
  ));

/** 请单位一起: whom, what each is to do, and within how many working days. */
export const InviteDrawer = ({ caseId, onClose }: { caseId: string; onClose: () => void }) => {
  const form = useInvite(caseId, onClose);
  return (
    <ConfirmDrawer
      title={words.invite}
      onClose={onClose}
      onConfirm={() => void form.save()}
      confirm={words.ask}
      busy={form.busy}
      error={form.error !== undefined && <ErrorStrip message={failureWords(form.error)} />}
    >
      <p className="sm sec">{words.inviteAbout}</p>
      <UnitsField {...form} />
      <TaskFields {...form} />
      <Field label={words.workdays}>
        <InputNumber
          aria-label={words.workdays}
          min={1}
          max={30}
          precision={0}
          value={form.typed.workdays}
          onChange={(days) => form.set({ workdays: days ?? ordinaryWorkdays })}
        />
      </Field>
    </ConfirmDrawer>
  );
};
