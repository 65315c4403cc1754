import { useState } from "react";
import { Button, Input } from "antd";
import type { KeptLawCard } from "@qizhen/shared/contract/lawCards";
import { hasRole, useMe } from "../../client/useSession";
import { ButtonLink } from "../../components/ButtonLink";
import type { Column } from "../../components/DataTable";
import { Icon } from "../../components/Icon";
import { ListBody } from "../../components/ListPage";
import { Page } from "../../components/Page";
import { laws as words } from "../../words/questions";
import { LawCardDrawer } from "./LawCardDrawer";
import { useLawCards } from "./useLawCards";

const columnsOf = (onEdit: (card: KeptLawCard) => void): Column<KeptLawCard>[] => [
  {
    key: "law",
    title: words.columns.law,
    width: 220,
    show: ({ law, article }) => (
      <>
        <b>{words.bracketed(law)}</b>
        <small>{article}</small>
      </>
    ),
  },
  {
    key: "text",
    title: words.columns.text,
    show: ({ text, summary, source }) => (
      <>
        {summary && <span className="tag">{words.summary}</span>} {text}
        <small>{words.source(source)}</small>
      </>
    ),
  },
  {
    key: "valid",
    title: words.columns.valid,
    width: 150,
    show: ({ validFrom, validTo }) => (
      <>
        {words.from(validFrom)}
        {validTo && <small>{words.until(validTo)}</small>}
      </>
    ),
  },
  { key: "cited", title: words.columns.cited, width: 100, show: ({ cited }) => (cited ? words.citedBy(cited) : "") },
  {
    key: "steps",
    title: "",
    width: 90,
    show: (card) =>
      card.mayWrite && (
        <Button size="small" onClick={() => onEdit(card)}>
          {words.edit}
        </Button>
      ),
  },
];

/** 法条卡片: what answers cite; the county's centre adds and changes them. */
export const LawCardsPage = () => {
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState<{ card?: KeptLawCard }>();
  const list = useLawCards(typed);
  const me = useMe();
  const mayAdd = hasRole(me, "clerk", "admin") && me.region?.code.endsWith("000000") === true;
  return (
    <Page
      title={words.title}
      actions={
        <>
          <ButtonLink to="/questions">{words.back}</ButtonLink>
          {mayAdd && (
            <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen({})}>
              {words.add}
            </Button>
          )}
        </>
      }
    >
      <ListBody
        label={words.table}
        filters={
          <>
            <Input
              allowClear={{ clearIcon: <Icon name="x" /> }}
              style={{ width: 320 }}
              prefix={<Icon name="search" />}
              aria-label={words.search}
              placeholder={words.searchHint}
              value={typed}
              maxLength={60}
              onChange={(event) => setTyped(event.target.value)}
            />
            <span className="sm mut">{words.about}</span>
          </>
        }
        columns={columnsOf((card) => setOpen({ card }))}
        list={list}
        empty={words.empty}
      />
      {open && <LawCardDrawer card={open.card} onClose={() => setOpen(undefined)} />}
    </Page>
  );
};
