import { regions } from "@qizhen/shared/contract/regions";
import { Box, Tap } from "../components/elements/elements";
import { Icon } from "../components/elements/Icon";
import { useSurroundings } from "../components/screen/surroundings";
import { Face } from "../components/story/Chip";
import { GridMap } from "../components/story/GridMap";
import { goTo } from "../platform/pages";
import { common } from "../words/common";
import { home } from "../words/home";
import { paths } from "./paths";
import { useUser } from "./session";
import { useGet } from "./useGet";
import { useMyGrid, villageDigits } from "./useMyGrid";

/** The village of a grid on the map, the grid itself filled. */
const VillageMap = ({ grid }: { grid: { code: string; name: string } }) => {
  const map = useGet(regions.map, { params: { code: grid.code.slice(0, villageDigits) } }).data;
  if (!map) return <Box className="grid-map" />;
  return (
    <Box className="grid-map">
      <GridMap
        shapes={map.children}
        on={grid.code}
        label={common.mapOf(map.region.name, map.children.length, grid.name)}
      />
    </Box>
  );
};

/** 我的网格: where it is, its worker with a phone that dials, and the others who look after it. */
export const MyGrid = () => {
  const grid = useMyGrid();
  const user = useUser();
  const { dial } = useSurroundings();
  const team = useGet(regions.team, grid && user ? { params: { code: grid.code } } : null).data;
  if (!grid)
    return (
      <Box as="section" className="card">
        <Box className="mini">{home.grid}</Box>
        <Box className="strong">{home.noGrid}</Box>
        <Box className="mini second">{home.noGridNote}</Box>
      </Box>
    );
  const worker = team?.workers[0];
  const others = team ? team.workers.length + team.mediators.length - (worker ? 1 : 0) : 0;
  const phone = worker?.phone;
  return (
    <Box as="section" className="card my-grid">
      <Box className="my-grid-main">
        <VillageMap grid={grid} />
        <Box className="grow">
          <Box className="mini">{home.grid}</Box>
          <Box className="lead">{grid.name}</Box>
          {worker && (
            <Box className="my-grid-who">
              <Face name={worker.name} />
              <Box className="grow">
                <Box className="strong">{worker.name}</Box>
                <Box className="mini">{home.worker}</Box>
              </Box>
              {phone && (
                <Tap className="round" label={common.call(worker.name)} onTap={() => dial(phone)}>
                  <Icon name="phone" />
                </Tap>
              )}
            </Box>
          )}
        </Box>
      </Box>
      {others > 0 && (
        <Tap className="my-grid-team" onTap={() => goTo(paths.team, { code: grid.code })}>
          <Icon name="people" />
          <Box className="grow">{home.team(others)}</Box>
          <Icon name="right" />
        </Tap>
      )}
    </Box>
  );
};
