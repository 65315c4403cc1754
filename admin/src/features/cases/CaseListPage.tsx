import { useState } from "react";
import { App, Button } from "antd";
import { useNavigate } from "react-router";
import { cases } from "@qizhen/shared/contract/cases";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { useChoice } from "../../client/kept";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import { hasRole, useMe } from "../../client/useSession";
import { FilterChip } from "../../components/FilterChips";
import { Icon } from "../../components/Icon";
import { ListBody } from "../../components/ListPage";
import { Page } from "../../components/Page";
import { useNow } from "../../components/now";
import { useShortcuts } from "../../components/useShortcuts";
import { caseList as words } from "../../words/cases";
import { CaseFilters } from "./CaseFilters";
import { caseColumns } from "./columns";
import { exportCases } from "./exportCases";
import { HandOverDrawer } from "./HandOverDrawer";
import { useFilters } from "./useFilters";

const shownAtFirst = ["risk", "title", "number", "category", "status", "place", "who", "due"];

/** 纠纷台账: dense, filtered by the address bar, paged by what comes next. */
export const CaseListPage = () => {
  const filter = useFilters();
  const navigate = useNavigate();
  const now = useNow();
  const { message } = App.useApp();
  const clerk = hasRole(useMe(), "clerk");
  const [shown, setShown] = useChoice("caseColumns", shownAtFirst);
  const [picked, setPicked] = useState<Set<string>>(new Set());
  const [at, setAt] = useState<string>();
  const [giving, setGiving] = useState(false);
  const [exporting, setExporting] = useState(false);
  const list = useGrowing([...keys.cases, "list", filter.filters], (cursor) =>
    ask(cases.list, { query: { ...filter.filters, limit: 50, cursor } }),
  );
  const all = caseColumns(now);
  const columns = all.filter(({ key }) => shown.includes(key));
  const index = list.rows.findIndex(({ id }) => id === at);
  const go = (to: number) => {
    const row = list.rows[Math.max(0, Math.min(list.rows.length - 1, to))];
    setAt(row?.id);
    if (row) document.querySelector(`[data-row="${row.id}"]`)?.scrollIntoView?.({ block: "nearest" });
  };
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  useShortcuts({
    j: () => go(index + 1),
    k: () => go(index < 0 ? 0 : index - 1),
    Enter: at ? () => void navigate(`/cases/${at}`) : undefined,
    x: at && clerk ? () => toggle(at) : undefined,
  });
  const save = async () => {
    setExporting(true);
    try {
      const { count, cut } = await exportCases(filter.filters, columns, now);
      void message.success(cut ? words.exportLimit(count) : words.exported(count));
    } catch (error) {
      void message.error(failureWords(error));
    } finally {
      setExporting(false);
    }
  };
  return (
    <Page
      title={words.title}
      actions={
        <>
          <FilterChip
            label={words.columnsMenu}
            choices={all.map(({ key, title }) => ({ value: key, label: title }))}
            chosen={shown}
            onChange={setShown}
          />
          <Button icon={<Icon name="download" />} loading={exporting} onClick={() => void save()}>
            {words.export}
          </Button>
        </>
      }
    >
      <ListBody
        label={words.table}
        filters={<CaseFilters {...filter} />}
        over={
          picked.size > 0 && (
            <div className="picked-bar">
              {words.picked(picked.size)}
              <Button size="small" type="primary" icon={<Icon name="swap" />} onClick={() => setGiving(true)}>
                {words.handOver}
              </Button>
              <button type="button" className="link" onClick={() => setPicked(new Set())}>
                {words.unpick}
              </button>
            </div>
          )
        }
        columns={columns}
        list={list}
        empty={words.none}
        current={at}
        onOpen={(row) => void navigate(`/cases/${row.id}`)}
        {...(clerk && { picked, onPick: setPicked })}
      />
      {giving && (
        <HandOverDrawer
          rows={list.rows.filter(({ id }) => picked.has(id))}
          onClose={() => setGiving(false)}
          onLeft={setPicked}
        />
      )}
    </Page>
  );
};
