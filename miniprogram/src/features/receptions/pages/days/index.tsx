import { useState } from "react";
import { receptions } from "@qizhen/shared/contract/receptions";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Options } from "../../../../components/form/Options";
import { Screen } from "../../../../components/screen/Screen";
import { Empty } from "../../../../components/screen/States";
import { paths } from "../../../../client/paths";
import { refresh, useGet } from "../../../../client/useGet";
import { useMyGrid } from "../../../../client/useMyGrid";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { goTo, useOnPull } from "../../../../platform/pages";
import { receptionWords as words } from "../../../../words/receptions";
import { DayCard } from "../../parts/DayCard";
import { countyOf } from "../../parts/countyOf";
import "../../receptions.scss";

type Around = keyof typeof words.places;
const choices = (Object.keys(words.places) as Around[]).map((value) => ({ value, text: words.places[value] }));

/** 领导接访日: who receives on which day, where, for what; each leads to the times of that day. */
export default function ReceptionDaysPage() {
  const user = useNeedsSignIn(paths.receptions);
  const grid = useMyGrid();
  const [around, setAround] = useState<Around>("near");
  const region = grid && (around === "county" ? countyOf(grid.code) : grid.code);
  const list = useGet(receptions.upcoming, user ? { query: region ? { region } : {} } : null);
  useOnPull(() => refresh("/receptions"));
  return (
    <Screen title={words.title} load={list}>
      {({ items }) => (
        <>
          {grid && (
            <Options
              label={words.around}
              options={choices}
              value={around}
              onChange={(chosen) => chosen && setAround(chosen)}
            />
          )}
          {items.length === 0 ? (
            <Empty
              icon="clock"
              {...words.none}
              action={
                <Button icon="mic" onTap={() => goTo(paths.submit)}>
                  {words.speak}
                </Button>
              }
            />
          ) : (
            <>
              <Box as="h1" className="title">
                {words.heading}
              </Box>
              <Box as="p" className="second">
                {words.lead}
              </Box>
              {items.map((one) => (
                <DayCard key={one.id} one={one} />
              ))}
              <Box as="p" className="mini second">
                {words.bring}
              </Box>
            </>
          )}
        </>
      )}
    </Screen>
  );
}
