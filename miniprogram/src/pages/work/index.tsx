import { cases } from "@qizhen/shared/contract/cases";
import { workGroups } from "@qizhen/shared/vocabulary";
import { paths } from "../../client/paths";
import { useUser } from "../../client/session";
import { refresh, useGet } from "../../client/useGet";
import { Box } from "../../components/elements/elements";
import { Screen } from "../../components/screen/Screen";
import { Empty } from "../../components/screen/States";
import { RowLink } from "../../components/story/Rows";
import { goTo, useOnPull } from "../../platform/pages";
import { workWords } from "../../words/me";

/** 工作台 of a grid worker: what needs them, most pressing first, each with why it is here. */
export default function WorkPage() {
  const user = useUser();
  const work = useGet(cases.worklist, user?.kind === "staff" ? {} : null);
  useOnPull(() => refresh("/worklist"));
  return (
    <Screen title={workWords.title} tab="work" load={work}>
      {({ groups }) => {
        const filled = groups.filter(({ items }) => items.length > 0);
        if (filled.length === 0) return <Empty icon="inbox" {...workWords.none} />;
        return filled.map(({ group, count, items }) => (
          <Box as="section" key={group}>
            <Box as="h2" className="section">
              {workGroups[group]} {count}
            </Box>
            <Box className="card rows">
              {items.map((row) => (
                <RowLink key={row.id} onTap={() => goTo(paths.case, { id: row.id })}>
                  <Box className="strong">{row.title}</Box>
                  <Box className="second">{row.why}</Box>
                  <Box className="mini">
                    {row.number} · {row.statusText}
                  </Box>
                </RowLink>
              ))}
            </Box>
          </Box>
        ));
      }}
    </Screen>
  );
}
