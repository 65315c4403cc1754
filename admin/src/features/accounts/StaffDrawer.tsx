import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { accounts, type StaffMember } from "@qizhen/shared/contract/accounts";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useMe } from "../../client/useSession";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { staff as words } from "../../words/accounts";
import { changeOf, formOf, newStaffOf } from "./staffForm";
import { StaffFields } from "./StaffFields";

/** Adds somebody, or changes what is known of them. */
export const StaffDrawer = ({ member, onClose }: { member: StaffMember | undefined; onClose: () => void }) => {
  const me = useMe();
  const [form, setForm] = useState(() => formOf(member, me.region?.code ?? ""));
  const [tried, setTried] = useState<Record<string, string>>({});
  const create = useWrite(accounts.createStaff);
  const update = useWrite(accounts.updateStaff);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const error = create.error ?? update.error;
  const save = async () => {
    const made = member ? changeOf(form) : newStaffOf(form);
    setTried("wrong" in made ? made.wrong : {});
    const saved = member ? await change(member) : await add();
    if (!saved) return;
    void message.success(member ? words.saved(saved.name) : words.created(saved.name));
    void queries.invalidateQueries({ queryKey: keys.mediators });
    await queries.invalidateQueries({ queryKey: keys.staff });
    onClose();
  };
  const add = async () => {
    const made = newStaffOf(form);
    return "value" in made ? create.run({ body: made.value }) : undefined;
  };
  const change = async ({ id }: StaffMember) => {
    const made = changeOf(form);
    return "value" in made ? update.run({ params: { id }, body: made.value }) : undefined;
  };
  return (
    <ConfirmDrawer
      title={member ? words.edit(member.name) : words.add}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={member ? words.save : words.create}
      busy={create.busy || update.busy}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      <StaffFields form={form} onChange={setForm} wrong={{ ...fieldFailures(error), ...tried }} member={member} />
    </ConfirmDrawer>
  );
};
