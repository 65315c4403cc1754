import { useState } from "react";
import { Button } from "antd";
import { useSearchParams } from "react-router";
import { failureWords } from "../../client/failure";
import { RegionSelect } from "../../client/RegionSelect";
import { hasRole, useMe } from "../../client/useSession";
import { ButtonLink } from "../../components/ButtonLink";
import { EmptyState } from "../../components/EmptyState";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { useNow } from "../../components/now";
import { Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { dayOf } from "../../words/dates";
import { receptions as words } from "../../words/receptions";
import { MonthCard } from "./MonthCard";
import { monthAfter } from "./monthForm";
import { SettingsDrawer } from "./SettingsDrawer";
import { useMonth } from "./useMonth";

const monthPattern = /^20\d{2}-(0[1-9]|1[0-2])$/;

/** Which centre and month the page is about; it stands in the address, so that a link shares it. */
const useAsked = () => {
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const now = useNow();
  const asked = search.get("month") ?? "";
  const month = monthPattern.test(asked) ? asked : dayOf(now).slice(0, 7);
  const centre = search.get("centre") ?? me.region?.code ?? "";
  const go = (change: { centre?: string | undefined; month?: string }) =>
    setSearch({ centre: change.centre ?? centre, month: change.month ?? month }, { replace: true });
  return { centre, month, go };
};

/** 领导接访: the month's calendar of a centre, from the draft to what residents can book. */
export const ReceptionsPage = () => {
  const { centre, month, go } = useAsked();
  const me = useMe();
  const [setting, setSetting] = useState(false);
  const isCentre = centre.length === 12;
  const query = useMonth(centre, month);
  const beside = (
    <span className="row">
      <Button
        size="small"
        icon={<Icon name="left" />}
        aria-label={words.previous}
        onClick={() => go({ month: monthAfter(month, -1) })}
      />
      <b className="nw">{words.month(month)}</b>
      <Button
        size="small"
        icon={<Icon name="right" />}
        aria-label={words.next}
        onClick={() => go({ month: monthAfter(month, 1) })}
      />
    </span>
  );
  const actions = (
    <>
      {isCentre && hasRole(me, "clerk", "admin") && (
        <Button icon={<Icon name="sliders" />} onClick={() => setSetting(true)}>
          {words.settings.title}
        </Button>
      )}
      <ButtonLink to={`/receptions/report?month=${month}`}>{words.report}</ButtonLink>
    </>
  );
  return (
    <Page title={words.title} beside={beside} actions={actions}>
      <div className="body around stack rec-page">
        <RegionSelect label={words.centre} value={centre} onChange={(code) => go({ centre: code })} />
        {!isCentre && <EmptyState {...words.onlyCentres} />}
        {query.error && <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />}
        {isCentre && query.isPending && <Skeleton lines={10} />}
        {query.data && <MonthCard key={query.data.id} month={query.data} />}
      </div>
      {setting && <SettingsDrawer centre={centre} onClose={() => setSetting(false)} />}
    </Page>
  );
};
