import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, InputNumber, Switch } from "antd";
import { questionDesk, type QuestionSettings } from "@qizhen/shared/contract/questionDesk";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useWrite } from "../../client/useWrite";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { Skeleton } from "../../components/Skeleton";
import { questionRules as words } from "../../words/questions";

const key = [...keys.questions, "settings"];
type Changed = Partial<Pick<QuestionSettings, "fourEyes" | "answerDays">>;

const useRules = (onClose: () => void) => {
  const query = useQuery({ queryKey: key, queryFn: () => ask(questionDesk.settings) });
  const write = useWrite(questionDesk.saveSettings);
  const [changed, setChanged] = useState<Changed>({});
  const queries = useQueryClient();
  const { message } = App.useApp();
  const settings = query.data && { ...query.data, ...changed };
  const save = async () => {
    if (!settings) return;
    const { county, version, fourEyes, answerDays } = settings;
    const saved = await write.run({ body: { county, version, fourEyes, answerDays } });
    if (!saved) return void queries.invalidateQueries({ queryKey: key });
    queries.setQueryData(key, saved);
    void queries.invalidateQueries({ queryKey: keys.questions });
    void message.success(words.saved);
    onClose();
  };
  return { query, settings, change: (next: Changed) => setChanged({ ...changed, ...next }), save, write };
};

/** 审核规矩 of a county: whether two people read before a question is public, and how long an answer may take. */
export const RulesDrawer = ({ onClose }: { onClose: () => void }) => {
  const { query, settings, change, save, write } = useRules(onClose);
  const error = write.error ?? query.error ?? undefined;
  const fixed = !settings?.mayWrite;
  return (
    <ConfirmDrawer
      title={words.title}
      onClose={onClose}
      onConfirm={() => void save()}
      confirm={words.save}
      busy={write.busy}
      disabled={fixed}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      {query.isPending && <Skeleton lines={3} />}
      {settings && (
        <>
          <div className="row">
            <Switch
              aria-label={words.fourEyes}
              disabled={fixed}
              checked={settings.fourEyes}
              onChange={(fourEyes) => change({ fourEyes })}
            />
            <span>
              {words.fourEyes}
              <span className="xs mut" style={{ display: "block" }}>
                {words.fourEyesHelp}
              </span>
            </span>
          </div>
          <Field label={words.answerDays}>
            <InputNumber
              aria-label={words.answerDays}
              disabled={fixed}
              min={1}
              max={15}
              precision={0}
              value={settings.answerDays}
              onChange={(answerDays) => answerDays !== null && change({ answerDays })}
            />
          </Field>
          {fixed && <p className="sm mut">{words.readOnly}</p>}
        </>
      )}
    </ConfirmDrawer>
  );
};
