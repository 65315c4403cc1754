import { useState } from "react";
import { useSearchParams } from "react-router";
import { checkResults, evaluation, type RatingCheck } from "@qizhen/shared/contract/evaluation";
import { EvaluationTabs } from "../../client/EvaluationTabs";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import type { Column } from "../../components/DataTable";
import { ToggleChip } from "../../components/FilterChips";
import { ListBody } from "../../components/ListPage";
import { Page } from "../../components/Page";
import { checkWords as words, evaluation as common } from "../../words/evaluation";
import { CheckDrawer } from "./CheckDrawer";
import { Score } from "./Marks";

const states = ["open", "done"] as const;

const columns: Column<RatingCheck>[] = [
  {
    key: "matter",
    title: words.columns.matter,
    show: (row) => (
      <>
        <b className="cut" style={{ display: "block" }}>
          {row.caseTitle}
        </b>
        <small>{row.caseNumber}</small>
      </>
    ),
  },
  { key: "rating", title: words.columns.rating, width: 140, show: ({ rating }) => <Score of={rating.overall} /> },
  { key: "who", title: words.columns.who, width: 160, show: ({ rating: { party } }) => `${party.name} ${party.role}` },
  {
    key: "entered",
    title: words.columns.entered,
    width: 200,
    show: ({ rating: { enteredBy } }) => enteredBy && `${enteredBy.unit} ${enteredBy.name}`,
  },
  {
    key: "result",
    title: words.columns.result,
    width: 160,
    show: ({ result }) => (
      <span className={`tag ${result === "differs" ? "red" : ""}`}>
        {result ? checkResults[result] : words.waiting}
      </span>
    ),
  },
];

/** 核对: ratings that staff wrote down and that were drawn, for somebody else to ask the person. */
export const ChecksPage = () => {
  const [search, setSearch] = useSearchParams();
  const [opened, setOpened] = useState<string>();
  const state = states.find((one) => one === search.get("state")) ?? "open";
  const list = useGrowing([...keys.ratingChecks, state], (cursor) =>
    ask(evaluation.checks, { query: { state, limit: 50, cursor } }),
  );
  const check = list.rows.find(({ id }) => id === opened);
  return (
    <Page title={common.title} beside={<EvaluationTabs />}>
      <ListBody
        label={words.table}
        filters={states.map((one) => (
          <ToggleChip
            key={one}
            label={words.states[one]}
            on={one === state}
            onChange={() => setSearch({ state: one }, { replace: true })}
          />
        ))}
        columns={columns}
        list={list}
        empty={words.none[state]}
        onOpen={({ id }) => setOpened(id)}
      />
      {check && <CheckDrawer key={check.id} check={check} onClose={() => setOpened(undefined)} />}
    </Page>
  );
};
