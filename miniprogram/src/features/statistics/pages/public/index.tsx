import { useState } from "react";
import { regions } from "@qizhen/shared/contract/regions";
import { statistics, type Published } from "@qizhen/shared/contract/statistics";
import { Box } from "../../../../components/elements/elements";
import { Options } from "../../../../components/form/Options";
import { Screen } from "../../../../components/screen/Screen";
import { Empty } from "../../../../components/screen/States";
import { refresh, useGet } from "../../../../client/useGet";
import { useTown } from "../../../../client/useTownName";
import { useOnPull } from "../../../../platform/pages";
import { publicWords as words } from "../../../../words/statistics";

const names = ["settlement", "inTime", "satisfaction"] as const;

/** A town's month: how much, how well, and how people felt; small numbers stay untold. */
const Month = ({ one }: { one: Published }) => (
  <Box as="section" className="card" label={words.month(one.month)}>
    <Box className="lead">{words.month(one.month)}</Box>
    {one.ended === undefined ? (
      <Box className="second">{words.few}</Box>
    ) : (
      <>
        <Box className="second">{words.ended(one.ended)}</Box>
        {names.map((name) => {
          const rate = one[name];
          return (
            <Box key={name} as="p">
              {words.rates[name]}：{rate ? words.share(rate) : words.untold}
            </Box>
          );
        })}
      </>
    )}
  </Box>
);

/** The towns to choose from, for whoever's own town is not known: those of the first county. */
const useTowns = (needed: boolean) => {
  const county = useGet(regions.list, needed ? {} : null).data?.items[0];
  const towns = useGet(regions.list, county ? { query: { parent: county.code } } : null).data?.items ?? [];
  return towns.filter(({ level }) => level === "town");
};

/** 办得怎么样: public figures, of a town only; open to everybody. */
export default function PublicFiguresPage() {
  const own = useTown();
  const towns = useTowns(!own);
  const [chosen, setChosen] = useState<string>();
  const code = chosen ?? own?.code ?? towns[0]?.code;
  const list = useGet(statistics.published, code ? { params: { town: code } } : null);
  useOnPull(() => refresh("/stats/public"));
  return (
    <Screen title={words.title} load={list}>
      {({ town, months }) => (
        <>
          {towns.length > 1 && (
            <Options
              label={words.town}
              options={towns.map((one) => ({ value: one.code, text: one.name }))}
              value={town.code}
              onChange={(value) => value && setChosen(value)}
            />
          )}
          <Box as="h1" className="title">
            {words.heading(town.name)}
          </Box>
          <Box as="p" className="second">
            {words.lead}
          </Box>
          {months.length === 0 ? (
            <Empty icon="star" {...words.none} />
          ) : (
            months.map((one) => <Month key={one.month} one={one} />)
          )}
        </>
      )}
    </Screen>
  );
}
