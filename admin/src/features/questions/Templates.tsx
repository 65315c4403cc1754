import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown, Input } from "antd";
import { questionDesk, type AnswerTemplate } from "@qizhen/shared/contract/questionDesk";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { Icon } from "../../components/Icon";
import { answering as words } from "../../words/questions";

const key = [...keys.questions, "templates"];

/** One's own and those for this category first. */
const inOrder = (templates: AnswerTemplate[], category: string): AnswerTemplate[] => {
  const rank = (one: AnswerTemplate) => (one.mine ? 0 : one.category === category ? 1 : 2);
  return [...templates].sort((a, b) => rank(a) - rank(b));
};

const SaveTemplate = ({ text, onClose }: { text: string; onClose: () => void }) => {
  const [title, setTitle] = useState("");
  const save = useWrite(questionDesk.saveTemplate);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const run = async () => {
    if (!(await save.run({ body: { title: title.trim(), text } }))) return;
    void queries.invalidateQueries({ queryKey: key });
    void message.success(words.templateSaved);
    onClose();
  };
  return (
    <ConfirmDrawer
      title={words.saveTemplate}
      onClose={onClose}
      onConfirm={() => void run()}
      confirm={words.saveTemplate}
      busy={save.busy}
      disabled={title.trim().length < 2}
      error={save.error !== undefined && <ErrorStrip message={failureWords(save.error)} />}
    >
      <Field label={words.templateTitle}>
        <Input autoFocus maxLength={40} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <p className="sm sec">{text}</p>
    </ConfirmDrawer>
  );
};

/** 解答模板: puts one into the answer, or keeps what is written as one's own. */
export const Templates = ({
  text,
  category,
  onUse,
}: {
  text: string;
  category: string;
  onUse: (text: string) => void;
}) => {
  const [saving, setSaving] = useState(false);
  const query = useQuery({ queryKey: key, queryFn: () => ask(questionDesk.templates) });
  const found = inOrder(query.data?.items ?? [], category);
  const items = found.map((one) => ({
    key: one.id,
    label: (
      <span className="row">
        <span className="grow cut">{one.title}</span>
        {one.mine && <span className="xs mut">{words.templateMine}</span>}
      </span>
    ),
    onClick: () => onUse(one.text),
  }));
  const none = [{ key: "none", disabled: true, label: query.error ? failureWords(query.error) : words.templateNone }];
  return (
    <>
      <Dropdown
        trigger={["click"]}
        placement="topLeft"
        menu={{ items: items.length ? items : none, style: { maxWidth: 420, maxHeight: 360, overflow: "auto" } }}
      >
        <Button size="small" icon={<Icon name="lines" />}>
          {words.templates}
        </Button>
      </Dropdown>
      {text.trim().length > 1 && (
        <Button size="small" type="text" onClick={() => setSaving(true)}>
          {words.saveTemplate}
        </Button>
      )}
      {saving && <SaveTemplate text={text.trim()} onClose={() => setSaving(false)} />}
    </>
  );
};
