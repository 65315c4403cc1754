import { useQueryClient } from "@tanstack/react-query";
import { App, Input, Select } from "antd";
import { receptions, type ReceptionDayPage, type ReceptionVisitor } from "@qizhen/shared/contract/receptions";
import { categories, keysOf, type Category } from "@qizhen/shared/vocabulary";
import { failureWords, fieldFailures } from "../../client/failure";
import { useKept } from "../../client/kept";
import { keys } from "../../client/keys";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { receptions as allWords } from "../../words/receptions";

const words = allWords.dayPage;

interface Props {
  page: ReceptionDayPage;
  visitor: ReceptionVisitor;
  onClose: () => void;
}
interface Typed {
  description: string;
  category?: Category | undefined;
  address: string;
}

/** Registers what a visitor says, while they say it: what is typed is kept until it is registered. */
export const RegisterDrawer = ({ page, visitor: { visit }, onClose }: Props) => {
  const [typed, setTyped, clear] = useKept<Typed>(`reception.${visit.id}`, { description: "", address: "" });
  const write = useWrite(receptions.register);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const save = async () => {
    const { description, category } = typed;
    const address = typed.address.trim();
    const body = { visitId: visit.id, description: description.trim(), ...(category && { category }), ...(address && { address }) }; // prettier-ignore
    if (!(await write.run({ params: { id: page.day.id }, body }))) return;
    clear();
    void message.success(words.registered);
    void queries.invalidateQueries({ queryKey: keys.receptions });
    onClose();
  };
  const wrong = fieldFailures(write.error);
  return (
    <ConfirmDrawer
      title={words.registerTitle(visit.visitor.name)}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.register}
      busy={write.busy}
      disabled={typed.description.trim().length < 2}
      error={write.error !== undefined && <ErrorStrip message={failureWords(write.error)} />}
    >
      <p className="sm sec">{words.under(page.day.leader.name)}</p>
      <Field label={words.said} wrong={wrong["description"]} help={words.saidHelp}>
        <Input.TextArea
          aria-label={words.said}
          autoSize={{ minRows: 6, maxRows: 16 }}
          maxLength={3000}
          value={typed.description}
          onChange={(event) => set({ description: event.target.value })}
        />
      </Field>
      <Field label={words.category}>
        <Select
          allowClear
          aria-label={words.category}
          placeholder={words.byMachine}
          style={{ width: "100%" }}
          value={typed.category}
          onChange={(category) => set({ category })}
          options={keysOf(categories).map((value) => ({ value, label: categories[value] }))}
        />
      </Field>
      <Field label={words.where} wrong={wrong["address"]}>
        <Input
          aria-label={words.where}
          maxLength={200}
          value={typed.address}
          onChange={(event) => set({ address: event.target.value })}
        />
      </Field>
    </ConfirmDrawer>
  );
};
