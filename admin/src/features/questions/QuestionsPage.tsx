import { useState } from "react";
import { Button, Segmented } from "antd";
import { useNavigate } from "react-router";
import { questionFlags } from "@qizhen/shared/contract/questionShapes";
import { keysOf } from "@qizhen/shared/vocabulary";
import { ButtonLink } from "../../components/ButtonLink";
import { EmptyState } from "../../components/EmptyState";
import { FilterChip } from "../../components/FilterChips";
import { Page } from "../../components/Page";
import { useShortcuts } from "../../components/useShortcuts";
import { questionPage, questionQueue as words } from "../../words/questions";
import { QuestionView } from "./QuestionView";
import { QueueList } from "./QueueList";
import { RulesDrawer } from "./RulesDrawer";
import { useQueue } from "./useQuestions";
import { useView, type View } from "./useView";

const Filters = ({ view }: { view: View }) => (
  <div className="filters">
    <Segmented
      size="small"
      aria-label={words.views}
      value={view.tab}
      onChange={(tab) => view.change({ tab, flag: undefined })}
      options={view.tabs.map((value) => ({ value, label: words.tabs[value] }))}
    />
    {view.tab === "moderate" && (
      <FilterChip
        label={words.flag}
        single
        choices={keysOf(questionFlags).map((value) => ({ value, label: questionFlags[value] }))}
        chosen={view.flag ? [view.flag] : []}
        onChange={([flag]) => view.change({ flag: keysOf(questionFlags).find((one) => one === flag) })}
      />
    )}
  </div>
);

/** 公开问诊: what waits on the left, one question beside it; J and K go through them. */
export const QuestionsPage = () => {
  const view = useView();
  const list = useQueue(view.query);
  const [rules, setRules] = useState(false);
  const navigate = useNavigate();
  const shown = view.id ?? list.rows[0]?.id;
  const index = list.rows.findIndex(({ id }) => id === shown);
  const go = (to: number) => {
    const row = list.rows[Math.max(0, Math.min(list.rows.length - 1, to))];
    if (row) void navigate(`/questions/${row.id}${view.search}`);
  };
  /** On to the next that waits, once this one does not any more. */
  const onDone = () => {
    const next = list.rows[index + 1];
    if (view.tab === "moderate") void navigate(`/questions${next ? `/${next.id}` : ""}${view.search}`);
  };
  useShortcuts({ j: () => go(index + 1), k: () => go(index - 1) });
  return (
    <Page
      title={words.title}
      actions={
        <>
          <ButtonLink to="/questions/laws">{words.laws}</ButtonLink>
          <Button onClick={() => setRules(true)}>{words.settings}</Button>
        </>
      }
    >
      <Filters view={view} />
      <div className="q-split">
        <QueueList list={list} current={shown} search={view.search} empty={words.empty[view.tab]} />
        <section className="q-one" aria-label={questionPage.region} tabIndex={0}>
          {shown ? (
            <QuestionView key={shown} id={shown} onDone={onDone} />
          ) : (
            !list.pending && (
              <div className="around">
                <EmptyState {...words.pick} />
              </div>
            )
          )}
        </section>
      </div>
      {rules && <RulesDrawer onClose={() => setRules(false)} />}
    </Page>
  );
};
