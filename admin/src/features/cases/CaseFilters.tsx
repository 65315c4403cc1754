import { useState } from "react";
import { Dropdown, Input } from "antd";
import { categories, risks, statuses } from "@qizhen/shared/vocabulary";
import { useChoice } from "../../client/kept";
import { RegionSelect } from "../../client/RegionSelect";
import { FilterChip, ToggleChip } from "../../components/FilterChips";
import { Icon } from "../../components/Icon";
import { caseList as words } from "../../words/cases";
import type { Filters, useFilters } from "./useFilters";

const choicesOf = (vocabulary: Readonly<Record<string, string>>) =>
  Object.entries(vocabulary).map(([value, label]) => ({ value, label }));
const several = (value: string | undefined) => value?.split(",") ?? [];

interface View {
  name: string;
  search: string;
}

/** Views that one keeps by name in this browser. */
const SavedViews = ({ view, onUse }: { view: string; onUse: (view: string) => void }) => {
  const [views, setViews] = useChoice<View[]>("views", []);
  const [name, setName] = useState("");
  const save = () => {
    if (!name.trim()) return;
    setViews([...views.filter((one) => one.name !== name.trim()), { name: name.trim(), search: view }]);
    setName("");
  };
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: views.map((one) => ({
          key: one.name,
          label: (
            <span className="row">
              <span className="grow">{one.name}</span>
              <button
                type="button"
                className="link"
                aria-label={words.removeView(one.name)}
                onClick={(event) => {
                  event.stopPropagation();
                  setViews(views.filter((other) => other !== one));
                }}
              >
                <Icon name="x" />
              </button>
            </span>
          ),
          onClick: () => onUse(one.search),
        })),
      }}
      popupRender={(menu) => (
        <div className="panel" style={{ boxShadow: "var(--shadow)", padding: 4 }}>
          {views.length > 0 && menu}
          <form
            style={{ padding: 8 }}
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <Input.Search
              size="small"
              aria-label={words.viewName}
              placeholder={words.viewName}
              enterButton={words.saveView}
              value={name}
              maxLength={20}
              onChange={(event) => setName(event.target.value)}
              onSearch={save}
            />
          </form>
        </div>
      )}
    >
      <button type="button" className="chip">
        <Icon name="star" />
        {words.views}
      </button>
    </Dropdown>
  );
};

/** The words searched for go into the address when typing has paused. */
const SearchBox = ({ q, onChange }: { q: string | undefined; onChange: (q: string | undefined) => void }) => (
  <Input.Search
    key={q ?? ""}
    size="small"
    allowClear
    style={{ width: 220 }}
    placeholder={words.search}
    aria-label={words.search}
    defaultValue={q}
    maxLength={40}
    onSearch={(typed) => onChange(typed.trim() || undefined)}
  />
);

const DayBox = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (day: string) => void;
}) => (
  <label className={value ? "chip on" : "chip"}>
    {label}
    <input
      type="date"
      className="bare"
      aria-label={label}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
);

/** The filters of the list as chips. */
export const CaseFilters = ({ filters, change, use, view }: ReturnType<typeof useFilters>) => {
  const chip = (name: keyof Filters & string, label: string, vocabulary: Readonly<Record<string, string>>) => (
    <FilterChip
      label={label}
      choices={choicesOf(vocabulary)}
      chosen={several(filters[name])}
      onChange={(chosen) => change({ [name]: chosen.join(",") })}
    />
  );
  return (
    <>
      <SearchBox q={filters.q} onChange={(q) => change({ q })} />
      <ToggleChip
        label={words.mine}
        on={filters.mine === "true"}
        onChange={(on) => change({ mine: on ? "true" : "" })}
      />
      <ToggleChip
        label={words.overdue}
        on={filters.overdue === "true"}
        onChange={(on) => change({ overdue: on ? "true" : "" })}
      />
      {chip("status", words.status, statuses)}
      {chip("risk", words.risk, risks)}
      {chip("category", words.category, categories)}
      <RegionSelect
        size="small"
        width={150}
        label={words.region}
        value={filters.region}
        onChange={(region) => change({ region })}
      />
      <DayBox label={words.from} value={filters.from} onChange={(from) => change({ from })} />
      <DayBox label={words.to} value={filters.to} onChange={(to) => change({ to })} />
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
