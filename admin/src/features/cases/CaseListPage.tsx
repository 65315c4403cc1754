import { useState } from "react";
import { App, Button } from "antd";
import { useNavigate } from "react-router";
import { cases, type CaseRow } from "@qizhen/shared/contract/cases";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { useChoice } from "../../client/kept";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import { hasRole, useMe } from "../../client/useSession";
import type { Column } from "../../components/DataTable";
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
import { useFilters, type Filters } from "./useFilters";

const shownAtFirst = ["risk", "title", "number", "category", "status", "place", "who", "due"];

const toggled = (ids: ReadonlySet<string>, id: string) => {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
};

/** J and K go through the rows, Enter opens, X picks. Answers the row one is on. */
const useRowKeys = (rows: CaseRow[], onPick: ((id: string) => void) | undefined) => {
  const [at, setAt] = useState<string>();
  const navigate = useNavigate();
  const index = rows.findIndex(({ id }) => id === at);
  const go = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    setAt(row?.id);
    if (row) document.querySelector(`[data-row="${row.id}"]`)?.scrollIntoView?.({ block: "nearest" });
  };
  useShortcuts({
    j: () => go(index + 1),
    k: () => go(index < 0 ? 0 : index - 1),
    Enter: at ? () => void navigate(`/cases/${at}`) : undefined,
    x: at && onPick ? () => onPick(at) : undefined,
  });
  return at;
};

/** Saves what the filters show as a file. */
const ExportButton = ({ filters, columns }: { filters: Filters; columns: Column<CaseRow>[] }) => {
  const [busy, setBusy] = useState(false);
  const now = useNow();
  const { message } = App.useApp();
  const save = async () => {
    setBusy(true);
    try {
      const { count, cut } = await exportCases(filters, columns, now);
      void message.success(cut ? words.exportLimit(count) : words.exported(count));
    } catch (error) {
      void message.error(failureWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={<Icon name="download" />} loading={busy} onClick={() => void save()}>
      {words.export}
    </Button>
  );
};

const PickedBar = ({ count, onGive, onClear }: { count: number; onGive: () => void; onClear: () => void }) => (
  <div className="picked-bar">
    {words.picked(count)}
    <Button size="small" type="primary" icon={<Icon name="swap" />} onClick={onGive}>
      {words.handOver}
    </Button>
    <button type="button" className="link" onClick={onClear}>
      {words.unpick}
    </button>
  </div>
);

/** Which columns are shown, kept in this browser. */
const useColumns = () => {
  const [shown, setShown] = useChoice("caseColumns", shownAtFirst);
  const all = caseColumns(useNow());
  const choices = all.map(({ key, title }) => ({ value: key, label: title }));
  const choose = (keys: string[]) => setShown(keys.length > 0 ? keys : shownAtFirst);
  return { columns: all.filter(({ key }) => shown.includes(key)), shown, choose, choices };
};

/** 纠纷台账: dense, filtered by the address bar, paged by what comes next. */
export const CaseListPage = () => {
  const filter = useFilters();
  const navigate = useNavigate();
  const clerk = hasRole(useMe(), "clerk");
  const { columns, shown, choose, choices } = useColumns();
  const [picked, setPicked] = useState<Set<string>>(new Set());
  const [giving, setGiving] = useState(false);
  const list = useGrowing([...keys.cases, "list", filter.filters], (cursor) =>
    ask(cases.list, { query: { ...filter.filters, limit: 50, cursor } }),
  );
  const at = useRowKeys(list.rows, clerk ? (id) => setPicked(toggled(picked, id)) : undefined);
  const rows = list.rows.filter(({ id }) => picked.has(id));
  const unpick = () => setPicked(new Set());
  const actions = (
    <>
      <FilterChip plain label={words.columnsMenu} choices={choices} chosen={shown} onChange={choose} />
      <ExportButton filters={filter.filters} columns={columns} />
    </>
  );
  return (
    <Page title={words.title} actions={actions}>
      <ListBody
        label={words.table}
        filters={<CaseFilters {...filter} />}
        over={rows.length > 0 && <PickedBar count={rows.length} onGive={() => setGiving(true)} onClear={unpick} />}
        columns={columns}
        list={list}
        empty={words.none}
        current={at}
        onOpen={(row) => void navigate(`/cases/${row.id}`)}
        {...(clerk && { picked, onPick: setPicked })}
      />
      {giving && <HandOverDrawer rows={rows} onClose={() => setGiving(false)} onLeft={setPicked} />}
    </Page>
  );
};
