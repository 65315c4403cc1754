import { Input } from "antd";
import { categories, risks, statuses } from "@qizhen/shared/vocabulary";
import { RegionSelect } from "../../client/RegionSelect";
import { DayRange } from "../../components/DayRange";
import { FilterChip, ToggleChip } from "../../components/FilterChips";
import { Icon } from "../../components/Icon";
import { caseList as words } from "../../words/cases";
import { frame } from "../../words/frame";
import { SavedViews } from "./SavedViews";
import type { Filters, useFilters } from "./useFilters";

type Filtering = ReturnType<typeof useFilters>;

const choicesOf = (vocabulary: Readonly<Record<string, string>>) =>
  Object.entries(vocabulary).map(([value, label]) => ({ value, label }));
const several = (value: string | undefined) => value?.split(",") ?? [];

const SearchBox = ({ q, onChange }: { q: string | undefined; onChange: (q: string | undefined) => void }) => (
  <Input.Search
    key={q ?? ""}
    size="small"
    allowClear={{ clearIcon: <Icon name="x" label={frame.clearField} /> }}
    style={{ width: 200 }}
    placeholder={words.search}
    aria-label={words.search}
    defaultValue={q}
    maxLength={40}
    onSearch={(typed) => onChange(typed.trim() || undefined)}
  />
);

const WordChip = ({
  name,
  label,
  vocabulary,
  filters,
  change,
}: {
  name: keyof Filters & string;
  label: string;
  vocabulary: Readonly<Record<string, string>>;
} & Pick<Filtering, "filters" | "change">) => (
  <FilterChip
    label={label}
    choices={choicesOf(vocabulary)}
    chosen={several(filters[name])}
    onChange={(chosen) => change({ [name]: chosen.join(",") })}
  />
);

const SwitchChip = ({
  name,
  label,
  filters,
  change,
}: { name: "mine" | "overdue"; label: string } & Pick<Filtering, "filters" | "change">) => (
  <ToggleChip label={label} on={filters[name] === "true"} onChange={(on) => change({ [name]: on ? "true" : "" })} />
);

/** The filters of the list as chips. */
export const CaseFilters = (filtering: Filtering) => {
  const { filters, change, use, view } = filtering;
  return (
    <>
      <SearchBox q={filters.q} onChange={(q) => change({ q })} />
      <SwitchChip name="mine" label={words.mine} {...filtering} />
      <SwitchChip name="overdue" label={words.overdue} {...filtering} />
      <WordChip name="status" label={words.status} vocabulary={statuses} {...filtering} />
      <WordChip name="risk" label={words.risk} vocabulary={risks} {...filtering} />
      <WordChip name="category" label={words.category} vocabulary={categories} {...filtering} />
      <RegionSelect
        size="small"
        width={130}
        label={words.region}
        value={filters.region}
        onChange={(region) => change({ region })}
      />
      <DayRange
        label={[words.from, words.to]}
        value={{ from: filters.from, to: filters.to }}
        onChange={({ from, to }) => change({ from, to })}
      />
      <FilterChip
        single
        label={words.order}
        choices={choicesOf(words.orders)}
        chosen={several(filters.order)}
        onChange={([order]) => change({ order })}
      />
      <SavedViews view={view} onUse={use} />
      {Object.keys(filters).length > 0 && (
        <button type="button" className="link" onClick={() => use("")}>
          {words.clear}
        </button>
      )}
    </>
  );
};
