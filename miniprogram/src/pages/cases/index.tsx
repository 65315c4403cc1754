import { useState } from "react";
import { cases } from "@qizhen/shared/contract/cases";
import { call } from "@qizhen/shared/endpoint";
import { CaseCard } from "../../client/CaseCard";
import { FollowsLink } from "../../client/FollowsLink";
import { paths } from "../../client/paths";
import { send } from "../../client/send";
import { useNeedsSignIn } from "../../client/useNeedsSignIn";
import { refresh, useGet, useList } from "../../client/useGet";
import { Box } from "../../components/elements/elements";
import { Button } from "../../components/form/Button";
import { Screen } from "../../components/screen/Screen";
import { Empty } from "../../components/screen/States";
import { goTo, useOnPull, useOnEnd } from "../../platform/pages";
import { caseWords } from "../../words/cases";
import { common } from "../../words/common";
import { home } from "../../words/home";

/** 我的事: all of them, newest first. */
export default function CasesPage() {
  const user = useNeedsSignIn(paths.cases);
  const first = useGet(cases.list, user ? {} : null);
  const list = useList(first, (cursor) => call(cases.list, send, { query: { cursor } }));
  const [asked, setAsked] = useState(false);
  const more = () => {
    setAsked(true);
    void list.loadMore().finally(() => setAsked(false));
  };
  useOnPull(() => refresh("/cases|"));
  useOnEnd(more);
  return (
    <Screen title={caseWords.mine} tab="cases" load={first}>
      {() =>
        list.items.length === 0 ? (
          <>
            <FollowsLink />
            <Empty
              icon="case"
              {...caseWords.none}
              action={
                <Button icon="mic" onTap={() => goTo(paths.submit)}>
                  {home.speak}
                </Button>
              }
            />
          </>
        ) : (
          <>
            <FollowsLink />
            {list.items.map((row) => (
              <CaseCard key={row.id} row={row} />
            ))}
            {list.more && (
              <Box className="more">
                <Button look="quiet" small onTap={more}>
                  {asked ? common.loading : common.loadMore}
                </Button>
              </Box>
            )}
          </>
        )
      }
    </Screen>
  );
}
