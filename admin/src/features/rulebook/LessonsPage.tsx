import { useState } from "react";
import { Button, Input } from "antd";
import { Link, useSearchParams } from "react-router";
import { rulebook as api, type JudgedLine } from "@qizhen/shared/contract/rulebook";
import { categories, type Category, keysOf, levels } from "@qizhen/shared/vocabulary";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import { hasRole, useMe } from "../../client/useSession";
import { ConfirmDrawer } from "../../components/ConfirmDrawer";
import type { Column } from "../../components/DataTable";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { FilterChip } from "../../components/FilterChips";
import { Icon } from "../../components/Icon";
import { ListBody } from "../../components/ListPage";
import { Page } from "../../components/Page";
import { RiskMark } from "../../components/RiskMark";
import { SettingsTabs } from "../../client/SettingsTabs";
import { useNow } from "../../components/now";
import { dayOf, timeWords } from "../../words/dates";
import { rulebook as words } from "../../words/rulebook";
import { saveLines } from "./saveLines";

const Change = ({ line: { before, after, changed } }: { line: JudgedLine }) => {
  const arrow = <span aria-hidden="true"> → </span>;
  return (
    <>
      {changed.includes("risk") && (
        <span className="row">
          <RiskMark risk={before.risk} />
          {arrow}
          <RiskMark risk={after.risk} />
        </span>
      )}
      {changed.includes("category") && (
        <span className="row sm">
          {categories[before.category]}
          {arrow}
          <b>{categories[after.category]}</b>
        </span>
      )}
      {changed.includes("level") && (
        <span className="row sm">
          {levels[before.level]}
          {arrow}
          <b>{levels[after.level]}</b>
        </span>
      )}
    </>
  );
};

const columnsOf = (now: Date): Column<JudgedLine>[] => [
  {
    key: "number",
    title: words.lessonColumns.number,
    width: 120,
    show: ({ caseId, number }) => <Link to={`/cases/${caseId}`}>{number}</Link>,
  },
  { key: "text", title: words.lessonColumns.text, show: ({ text }) => <p className="lesson-text">{text}</p> },
  { key: "change", title: words.lessonColumns.change, width: 190, show: (line) => <Change line={line} /> },
  { key: "reason", title: words.lessonColumns.reason, show: ({ reason }) => reason },
  {
    key: "cause",
    title: words.lessonColumns.cause,
    show: ({ causes }) =>
      causes.map(({ about, label }) => (
        <small key={about}>
          {words.aboutNames[about] ?? about}：{label}
        </small>
      )),
  },
  {
    key: "by",
    title: words.lessonColumns.by,
    width: 120,
    show: ({ by, at }) => (
      <>
        {by}
        <small>{timeWords(at, now)}</small>
      </>
    ),
  },
];

const ExportDrawer = ({ onClose }: { onClose: (taken?: number) => void }) => {
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const now = useNow();
  const take = async () => {
    setBusy(true);
    setError(undefined);
    try {
      onClose(await saveLines(reason, words.fileName(dayOf(now))));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConfirmDrawer
      title={words.exportTitle}
      onClose={() => onClose()}
      onConfirm={() => void take()}
      confirm={words.export}
      busy={busy}
      disabled={reason.trim().length < 2}
      error={error !== undefined && <ErrorStrip message={failureWords(error)} />}
    >
      <p className="sm sec">{words.exportNote}</p>
      <Field label={words.exportReason}>
        <Input
          aria-label={words.exportReason}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </ConfirmDrawer>
  );
};

/** 学习清单: what clerks overruled, with what had made the machine decide so. */
export const LessonsPage = () => {
  const [search, setSearch] = useSearchParams();
  const [exporting, setExporting] = useState(false);
  const [taken, setTaken] = useState<number>();
  const admin = hasRole(useMe(), "admin");
  const now = useNow();
  const category = keysOf(categories).find((one) => one === search.get("category"));
  const list = useGrowing([...keys.rulebook, "lessons", category], (cursor) =>
    ask(api.judged, { query: { category, limit: 50, cursor } }),
  );
  const choose = ([next]: string[]) => setSearch(next ? { category: next as Category } : {}, { replace: true });
  const actions = admin && (
    <>
      {taken !== undefined && (
        <span className="sm mut" role="status">
          {words.exported(taken)}
        </span>
      )}
      <Button icon={<Icon name="download" />} disabled={list.rows.length === 0} onClick={() => setExporting(true)}>
        {words.export}
      </Button>
    </>
  );
  return (
    <Page title={words.lessonsTitle} beside={<SettingsTabs />} actions={actions}>
      <ListBody
        label={words.lessonsTable}
        filters={
          <>
            <FilterChip
              single
              label={words.allCategories}
              choices={keysOf(categories).map((value) => ({ value, label: categories[value] }))}
              chosen={category ? [category] : []}
              onChange={choose}
            />
            <span className="xs mut">{words.lessonsAbout}</span>
          </>
        }
        columns={columnsOf(now)}
        list={list}
        empty={words.noLessons}
      />
      {exporting && (
        <ExportDrawer
          onClose={(count) => {
            setExporting(false);
            if (count !== undefined) setTaken(count);
          }}
        />
      )}
    </Page>
  );
};
