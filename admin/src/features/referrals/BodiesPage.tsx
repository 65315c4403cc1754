import { useState } from "react";
import { Button } from "antd";
import { referrals, type Body } from "@qizhen/shared/contract/referrals";
import { bodyKinds } from "@qizhen/shared/vocabulary";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import type { Column } from "../../components/DataTable";
import { Icon } from "../../components/Icon";
import { ListBody } from "../../components/ListPage";
import { Page } from "../../components/Page";
import { SettingsTabs } from "../../client/SettingsTabs";
import { bodies as words } from "../../words/referrals";
import { BodyDrawer } from "./BodyDrawer";

const columns: Column<Body>[] = [
  {
    key: "name",
    title: words.columns.name,
    show: ({ name, address }) => (
      <>
        <b>{name}</b>
        {address && <small>{address}</small>}
      </>
    ),
  },
  { key: "kind", title: words.columns.kind, width: 130, show: ({ kind }) => bodyKinds[kind] },
  { key: "region", title: words.columns.region, width: 170, show: ({ region }) => region.name },
  { key: "phone", title: words.columns.phone, width: 140, show: ({ phone }) => phone ?? "" },
  {
    key: "receivers",
    title: words.columns.receivers,
    width: 190,
    show: ({ receivers }) => receivers.map(({ name }) => name).join("、") || words.nobody,
  },
  { key: "limit", title: words.columns.limit, width: 110, show: ({ limitText }) => limitText },
  {
    key: "state",
    title: words.columns.state,
    width: 90,
    show: ({ disabled }) =>
      disabled ? <span className="tag">{words.disabled}</span> : <span className="tag pine">{words.active}</span>,
  },
];

/** 单位名录: whom matters are handed to, and who of them signs. */
export const BodiesPage = () => {
  const [open, setOpen] = useState<{ body: Body | undefined }>();
  const list = useGrowing([...keys.bodies, "all"], (cursor) =>
    ask(referrals.bodies, { query: { all: "true", limit: 50, cursor } }),
  );
  const add = (
    <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen({ body: undefined })}>
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} beside={<SettingsTabs />} actions={add}>
      <ListBody
        label={words.table}
        columns={columns}
        list={list}
        empty={{ ...words.none, action: add }}
        onOpen={(body) => setOpen({ body })}
      />
      {open && <BodyDrawer key={open.body?.id ?? "new"} body={open.body} onClose={() => setOpen(undefined)} />}
    </Page>
  );
};
