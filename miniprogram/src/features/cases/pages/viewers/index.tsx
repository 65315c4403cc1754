import { useMemo } from "react";
import { cases } from "@qizhen/shared/contract/cases";
import { call } from "@qizhen/shared/endpoint";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { Empty } from "../../../../components/screen/States";
import { Face } from "../../../../components/story/Chip";
import { send } from "../../../../client/send";
import { useGet, useList } from "../../../../client/useGet";
import { now } from "../../../../platform/clock";
import { usePageParams, useOnEnd } from "../../../../platform/pages";
import { caseWords } from "../../../../words/cases";
import { common } from "../../../../words/common";
import { sayWhen } from "../../../../words/dates";

interface Viewer {
  at: string;
  name: string;
  unit: string;
  reason: string;
  what: string;
}
/** A list goes by ids; an opening is named by its moment and its person. */
const withIds = (page: { items: Viewer[]; next: string | null }) => ({
  ...page,
  items: page.items.map((item) => ({ ...item, id: `${item.at}${item.name}${item.what}` })),
});

/** 谁看过我的事. */
export default function ViewersPage() {
  const { id = "" } = usePageParams();
  const load = useGet(cases.viewers, { params: { id } });
  const data = useMemo(() => load.data && withIds(load.data), [load.data]);
  const first = { ...load, data };
  const list = useList(first, async (cursor) =>
    withIds(await call(cases.viewers, send, { params: { id }, query: { cursor } })),
  );
  useOnEnd(() => void list.loadMore());
  return (
    <Screen title={caseWords.viewers} load={load}>
      {() =>
        list.items.length === 0 ? (
          <Empty icon="eye" {...caseWords.viewersNone} />
        ) : (
          <>
            <Box className="second">{caseWords.viewersHint}</Box>
            <Box className="card rows">
              {list.items.map((viewer) => (
                <Box key={viewer.id} className="row">
                  <Face name={viewer.name} />
                  <Box className="grow">
                    <Box className="strong">
                      {viewer.name} {viewer.unit}
                    </Box>
                    <Box className="second">
                      {viewer.what} · {viewer.reason}
                    </Box>
                    <Box className="mini">{sayWhen(viewer.at, now())}</Box>
                  </Box>
                </Box>
              ))}
            </Box>
            {list.more && (
              <Button look="quiet" small onTap={() => void list.loadMore()}>
                {common.loadMore}
              </Button>
            )}
          </>
        )
      }
    </Screen>
  );
}
