import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useLocation, useSearchParams } from "react-router";
import { rulebook as api, type Rules } from "@qizhen/shared/contract/rulebook";
import type * as z from "zod";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { ButtonLink } from "../../components/ButtonLink";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Page } from "../../components/Page";
import { SettingsTabs } from "../../client/SettingsTabs";
import { Skeleton } from "../../components/Skeleton";
import { rulebook as words } from "../../words/rulebook";
import { DeadlinesArea } from "./DeadlinesArea";
import { DepartmentsArea } from "./DepartmentsArea";
import { LevelsArea } from "./LevelsArea";
import { NumbersArea } from "./NumbersArea";
import { SaveDrawer } from "./SaveDrawer";
import type { AreaProps } from "./area";
import { useReplay } from "./useReplay";
import { useRulesForm } from "./useRulesForm";
import { WordsArea } from "./WordsArea";

type Book = z.output<typeof api.get.answer>;
const areas = ["thresholds", "levels", "departments", "weights", "deadlines", "words"] as const;
type Area = (typeof areas)[number];

const AreaBody = ({ area, ...props }: AreaProps & { area: Area }) => {
  switch (area) {
    case "thresholds":
      return <NumbersArea {...props} part="thresholds" fields={props.defaults.thresholds} />;
    case "weights":
      return <NumbersArea {...props} part="weights" fields={props.defaults.weights} />;
    case "levels":
      return <LevelsArea {...props} />;
    case "departments":
      return <DepartmentsArea {...props} />;
    case "deadlines":
      return <DeadlinesArea {...props} />;
    case "words":
      return <WordsArea {...props} />;
  }
};

/** Fields that belong to an area besides those under its own name. */
const ownIn = (form: AreaProps["form"], area: Area) =>
  form.ownIn([area]) + (area === "departments" ? form.ownIn(["local"]) : 0);

const Side = ({ area, form, book, onArea }: { area: Area; form: AreaProps["form"]; book: Book; onArea: (area: Area) => void }) => (
  <div className="side">
    <p className="sm sec">
      {words.county(book.county.name)}
      <br />
      {words.inForce(book.adopted)}
      {book.head.status === "draft" && (
        <>
          <br />
          {words.draft(book.head.number, book.head.by)}
        </>
      )}
    </p>
    <ul className="tree-list" aria-label={words.areasLabel}>
      {areas.map((one) => (
        <li key={one}>
          <button type="button" className={one === area ? "on" : ""} aria-pressed={one === area} onClick={() => onArea(one)}>
            <span className="grow">{words.areas[one]}</span>
            {ownIn(form, one) > 0 && (
              <span className="tag amber" aria-label={words.changedFields(ownIn(form, one))}>
                {ownIn(form, one)}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
    {!book.mayEdit && <p className="sm mut">{words.readOnly}</p>}
  </div>
); // prettier-ignore

const Editor = ({ book, first }: { book: Book; first: Rules | undefined }) => {
  const [search, setSearch] = useSearchParams();
  const area = areas.find((one) => one === search.get("area")) ?? "thresholds";
  const form = useRulesForm({ number: book.head.number, rules: book.rules }, first);
  const [saving, setSaving] = useState(false);
  const [failures, setFailures] = useState<Record<string, string>>({});
  const queries = useQueryClient();
  const replay = useReplay();
  const wrong = (path: string[]) => failures[`rules.${path.join(".")}`];
  const close = async (saved: boolean) => {
    setSaving(false);
    if (saved) await queries.invalidateQueries({ queryKey: keys.rulebook });
  };
  const draft = book.head.status === "draft" && form.unsaved === 0;
  const actions = (
    <>
      {form.unsaved > 0 && <span className="sm due">{words.unsaved(form.unsaved)}</span>}
      {form.unsaved > 0 && <Button onClick={form.drop}>{words.undo}</Button>}
      <ButtonLink to="/settings/rules/versions">{words.versions}</ButtonLink>
      {book.mayEdit && draft && (
        <Button type="primary" loading={replay.busy} onClick={() => void replay.start(book.head.number)}>
          {words.replay}
        </Button>
      )}
      {book.mayEdit && !draft && (
        <Button type="primary" disabled={form.unsaved === 0} onClick={() => setSaving(true)}>
          {words.save}
        </Button>
      )}
    </>
  );
  return (
    <Page title={words.title} beside={<SettingsTabs />} actions={actions}>
      <div className="two-col tree">
        <Side area={area} form={form} book={book} onArea={(next) => setSearch({ area: next }, { replace: true })} />
        <div className="main rules">
          {replay.error !== undefined && <ErrorStrip message={failureWords(replay.error)} />}
          <h2>{words.areas[area]}</h2>
          <p className="sm sec about">{words.about[area]}</p>
          <AreaBody area={area} form={form} defaults={book.defaults} wrong={wrong} mayEdit={book.mayEdit} />
        </div>
      </div>
      {saving && <SaveDrawer form={form} onFailures={setFailures} onClose={(saved) => void close(saved)} />}
    </Page>
  );
};

/** 分诊规则: what the county changes of the product's knowledge, with the meaning beside each field. */
export const RulesPage = () => {
  const book = useQuery({ queryKey: keys.rulebook, queryFn: () => ask(api.get), staleTime: Infinity });
  const from = (useLocation().state as { rules?: Rules } | null)?.rules;
  if (book.isPending || book.error)
    return (
      <Page title={words.title} beside={<SettingsTabs />}>
        <div className="body pad">
          {book.error ? (
            <ErrorStrip message={failureWords(book.error)} onRetry={() => void book.refetch()} />
          ) : (
            <Skeleton lines={8} />
          )}
        </div>
      </Page>
    );
  return <Editor key={book.data.head.number} book={book.data} first={from} />;
};
