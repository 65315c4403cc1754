import { useState } from "react";
import { Input, Select } from "antd";
import type { GroupDetail } from "@qizhen/shared/contract/lookalikes";
import { keysOf, outcomes, type Outcome } from "@qizhen/shared/vocabulary";
import { failureWords } from "../../client/failure";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { lookalikes as words } from "../../words/lookalikes";
import { useChange } from "./useGroups";

type Member = GroupDetail["members"][number];
interface Props {
  group: GroupDetail;
  onClose: () => void;
}

const Reason = ({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) => (
  <Field label={label}>
    <Input.TextArea
      autoFocus
      rows={3}
      maxLength={200}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
);

/** 移出一件 */
export const RemoveDrawer = ({ group, member, onClose }: Props & { member: Member }) => {
  const [reason, setReason] = useState("");
  const { change, busy, error } = useChange(group);
  const save = async () => {
    if (await change({ action: "remove", memberId: member.id, reason })) onClose();
  };
  return (
    <ConfirmDrawer
      title={words.removeTitle(member.number)}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.remove}
      busy={busy}
      disabled={reason.trim() === ""}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      <Reason label={words.why} value={reason} onChange={setReason} />
    </ConfirmDrawer>
  );
};

/** 解散 */
export const DissolveDrawer = ({ group, onClose }: Props) => {
  const [reason, setReason] = useState("");
  const { change, busy, error } = useChange(group);
  const save = async () => {
    if (await change({ action: "dissolve", reason })) onClose();
  };
  return (
    <ConfirmDrawer
      title={words.dissolveTitle}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.dissolve}
      danger
      busy={busy}
      disabled={reason.trim() === ""}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      <p className="sm sec">{words.dissolveAbout}</p>
      <Reason label={words.why} value={reason} onChange={setReason} />
    </ConfirmDrawer>
  );
};

/** 同样办结: one member or all that are open, with the lead's outcome. */
export const CloseDrawer = ({ group, members, onClose }: Props & { members: Member[] }) => {
  const [outcome, setOutcome] = useState<Outcome | undefined>(group.leadOutcome);
  const [reason, setReason] = useState("");
  const { change, busy, error } = useChange(group);
  const save = async () => {
    if (!outcome) return;
    const memberIds = members.slice(0, 50).map(({ id }) => id);
    if (await change({ action: "close", memberIds, outcome, reason })) onClose();
  };
  return (
    <ConfirmDrawer
      title={words.closeTitle(members.length)}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.closeOne}
      busy={busy}
      disabled={!outcome || reason.trim() === ""}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      <p className="sm sec">{words.closeAbout}</p>
      <Field label={words.outcome}>
        <Select
          aria-label={words.outcome}
          style={{ width: "100%" }}
          value={outcome ?? null}
          onChange={(value) => setOutcome(value)}
          options={keysOf(outcomes).map((value) => ({ value, label: outcomes[value] }))}
        />
      </Field>
      <Reason label={words.reason} value={reason} onChange={setReason} />
    </ConfirmDrawer>
  );
};
