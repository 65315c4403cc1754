import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, Input } from "antd";
import { accounts, type StaffMember } from "@qizhen/shared/contract/accounts";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { staff as words } from "../../words/accounts";

const passwordAtLeast = 10;

/** 停用, or takes it back. */
export const DisableDrawer = ({ member, onClose }: { member: StaffMember; onClose: () => void }) => {
  const update = useWrite(accounts.updateStaff);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const confirm = async () => {
    if (!(await update.run({ params: { id: member.id }, body: { disabled: !member.disabled } }))) return;
    void message.success(member.disabled ? words.enabledDone(member.name) : words.disabledDone(member.name));
    await queries.invalidateQueries({ queryKey: keys.staff });
    onClose();
  };
  return (
    <ConfirmDrawer
      title={member.disabled ? words.enable : words.disableTitle(member.name)}
      onClose={onClose}
      onConfirm={() => void confirm()}
      confirm={member.disabled ? words.enable : words.disable}
      danger={!member.disabled}
      busy={update.busy}
      error={update.error !== undefined && <ErrorStrip message={failureWords(update.error)} />}
    >
      <p>{member.disabled ? words.enableNote(member.name) : words.disableNote}</p>
    </ConfirmDrawer>
  );
};

/** 重设密码. */
export const PasswordDrawer = ({ member, onClose }: { member: StaffMember; onClose: () => void }) => {
  const [password, setPassword] = useState("");
  const reset = useWrite(accounts.resetPassword);
  const { message } = App.useApp();
  const confirm = async () => {
    if (!(await reset.run({ params: { id: member.id }, body: { password } }))) return;
    void message.success(words.resetDone);
    onClose();
  };
  return (
    <ConfirmDrawer
      title={words.resetTitle(member.name)}
      onClose={onClose}
      onConfirm={() => void confirm()}
      confirm={words.reset}
      busy={reset.busy}
      disabled={password.length < passwordAtLeast}
      error={reset.error !== undefined && <ErrorStrip message={failureWords(reset.error)} />}
    >
      <p className="sm sec">{words.resetNote}</p>
      <Field label={words.newPassword} wrong={fieldFailures(reset.error)["password"]}>
        <Input.Password
          autoFocus
          autoComplete="new-password"
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
    </ConfirmDrawer>
  );
};
