import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { App, Input, Radio } from "antd";
import { useNavigate } from "react-router";
import { lookalikes, type LikeRow } from "@qizhen/shared/contract/lookalikes";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { lookalikes as words } from "../../words/lookalikes";

type Merged = Pick<LikeRow, "id" | "number" | "title">;

/** 合成群体: which of them leads, and what it is called. */
export const MergeDrawer = ({ cases, onClose }: { cases: readonly Merged[]; onClose: () => void }) => {
  const [leadId, setLeadId] = useState(cases[0]?.id ?? "");
  const [title, setTitle] = useState("");
  const merge = useWrite(lookalikes.merge);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const save = async () => {
    const memberIds = cases.map(({ id }) => id).filter((id) => id !== leadId);
    const made = await merge.run({ body: { leadId, memberIds, ...(title.trim() && { title }) } });
    if (!made) return;
    for (const queryKey of [keys.groups, keys.cases]) void queries.invalidateQueries({ queryKey });
    void message.success(words.merged(made.size));
    onClose();
    void navigate(`/groups/${made.id}`, { state: { leftOut: made.leftOut } });
  };
  return (
    <ConfirmDrawer
      title={words.mergeTitle(cases.length)}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.merge}
      busy={merge.busy}
      disabled={cases.length < 2}
      error={merge.error !== undefined && <ErrorStrip message={failureWords(merge.error)} />}
    >
      <p className="sm sec">{words.mergeAbout}</p>
      <div className="field" role="group" aria-label={words.lead}>
        <span className="sm sec">{words.lead}</span>
        <Radio.Group
          value={leadId}
          onChange={(event) => setLeadId(String(event.target.value))}
          style={{ display: "grid", gap: 8 }}
          options={cases.map(({ id, number, title: text }) => ({ value: id, label: `${number} ${text}` }))}
        />
        <span className="xs mut">{words.leadHelp}</span>
      </div>
      <Field label={words.groupTitle} wrong={fieldFailures(merge.error)["title"]}>
        <Input
          maxLength={60}
          placeholder={cases.find(({ id }) => id === leadId)?.title}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Field>
    </ConfirmDrawer>
  );
};
