import { useState } from "react";
import { Button, Dropdown, Input } from "antd";
import { useSearchParams } from "react-router";
import { accounts, type StaffMember } from "@qizhen/shared/contract/accounts";
import { categories, roles, staffRoles } from "@qizhen/shared/vocabulary";
import { keys } from "../../client/keys";
import { RegionSelect } from "../../client/RegionSelect";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import type { Column } from "../../components/DataTable";
import { FilterChip } from "../../components/FilterChips";
import { Icon } from "../../components/Icon";
import { ListBody } from "../../components/ListPage";
import { Page } from "../../components/Page";
import { SettingsTabs } from "../../client/SettingsTabs";
import { useNow } from "../../components/now";
import { staff as words } from "../../words/accounts";
import { dayOf } from "../../words/dates";
import { frame } from "../../words/frame";
import { DisableDrawer, PasswordDrawer } from "./StaffSteps";
import { StaffDrawer } from "./StaffDrawer";

/** What lies open over the list. */
type Open = { what: "edit" | "disable" | "password"; member: StaffMember } | { what: "add" };

const leaveWords = (member: StaffMember, today: string): string => {
  const now = member.leave.find(({ from, to }) => from <= today && today <= to);
  if (now) return words.onLeave(now.to);
  const later = member.leave.filter(({ from }) => from > today).sort((a, b) => a.from.localeCompare(b.from))[0];
  return later ? words.leaveLater(later.from) : "";
};

const StaffMenu = ({ member, onOpen }: { member: StaffMember; onOpen: (open: Open) => void }) => {
  const items = [
    { key: "edit", label: words.edit(member.name), onClick: () => onOpen({ what: "edit", member }) },
    { key: "password", label: words.reset, onClick: () => onOpen({ what: "password", member }) },
    {
      key: "disable",
      label: member.disabled ? words.enable : words.disable,
      danger: !member.disabled,
      onClick: () => onOpen({ what: "disable", member }),
    },
  ];
  return (
    <Dropdown trigger={["click"]} menu={{ items }}>
      <button type="button" className="icon-btn" aria-label={words.actionsOf(member.name)}>
        <Icon name="more" />
      </button>
    </Dropdown>
  );
};

const State = ({ member, today }: { member: StaffMember; today: string }) => {
  if (member.disabled) return <span className="tag">{words.disabled}</span>;
  const leave = leaveWords(member, today);
  return leave ? <span className="tag amber">{leave}</span> : <span className="tag pine">{words.active}</span>;
};

const Name = ({ member }: { member: StaffMember }) => (
  <>
    <b>{member.name}</b>
    <small>
      {member.username}
      {member.title && ` · ${member.title}`}
    </small>
  </>
);

const columnsOf = (today: string, onOpen: (open: Open) => void): Column<StaffMember>[] => [
  { key: "name", title: words.columns.name, show: (member) => <Name member={member} /> },
  { key: "roles", title: words.columns.roles, show: ({ roles: held }) => held.map((role) => roles[role]).join("、") },
  { key: "region", title: words.columns.region, show: ({ region }) => region.name },
  {
    key: "specialities",
    title: words.columns.specialities,
    show: ({ specialities }) => specialities.map((one) => categories[one]).join("、") || words.all,
  },
  { key: "load", title: words.columns.load, show: ({ open, capacity }) => `${open} / ${capacity}` },
  { key: "state", title: words.columns.state, show: (member) => <State member={member} today={today} /> },
  {
    key: "do",
    title: words.actions,
    width: 60,
    show: (member) => <StaffMenu member={member} onOpen={onOpen} />,
  },
];

const useStaffFilters = () => {
  const [search, setSearch] = useSearchParams();
  const query = accounts.listStaff.query.safeParse(Object.fromEntries(search));
  const filters = query.success ? query.data : {};
  const change = (name: "q" | "role" | "region", value: string | undefined) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: true });
  };
  return { filters, change };
};

const StaffFilters = ({ filters, change }: ReturnType<typeof useStaffFilters>) => (
  <>
    <Input.Search
      key={filters.q ?? ""}
      size="small"
      allowClear={{ clearIcon: <Icon name="x" label={frame.clearField} /> }}
      style={{ width: 200 }}
      placeholder={words.search}
      aria-label={words.search}
      defaultValue={filters.q}
      maxLength={40}
      onSearch={(typed) => change("q", typed.trim())}
    />
    <FilterChip
      single
      label={words.role}
      choices={staffRoles.map((value) => ({ value, label: roles[value] }))}
      chosen={filters.role ? [filters.role] : []}
      onChange={([role]) => change("role", role)}
    />
    <RegionSelect
      size="small"
      label={words.allRegions}
      value={filters.region}
      onChange={(code) => change("region", code)}
    />
  </>
);

const OpenDrawer = ({ open, onClose }: { open: Open; onClose: () => void }) => {
  if (open.what === "add") return <StaffDrawer member={undefined} onClose={onClose} />;
  if (open.what === "edit") return <StaffDrawer member={open.member} onClose={onClose} />;
  if (open.what === "disable") return <DisableDrawer member={open.member} onClose={onClose} />;
  return <PasswordDrawer member={open.member} onClose={onClose} />;
};

/** 人员: who works here, what they may do, and when they are away. */
export const StaffPage = () => {
  const filtering = useStaffFilters();
  const [open, setOpen] = useState<Open>();
  const today = dayOf(useNow());
  const list = useGrowing([...keys.staff, filtering.filters], (cursor) =>
    ask(accounts.listStaff, { query: { ...filtering.filters, limit: 50, cursor } }),
  );
  const add = (
    <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen({ what: "add" })}>
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} beside={<SettingsTabs />} actions={add}>
      <ListBody
        label={words.table}
        filters={<StaffFilters {...filtering} />}
        columns={columnsOf(today, setOpen)}
        list={list}
        empty={{ ...words.none, action: add }}
        onOpen={(member) => setOpen({ what: "edit", member })}
      />
      {open && <OpenDrawer open={open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
};
