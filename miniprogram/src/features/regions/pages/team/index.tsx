import { regions } from "@qizhen/shared/contract/regions";
import { Box, Tap } from "../../../../components/elements/elements";
import { Icon } from "../../../../components/elements/Icon";
import { Screen } from "../../../../components/screen/Screen";
import { Empty } from "../../../../components/screen/States";
import { useSurroundings } from "../../../../components/screen/surroundings";
import { Face } from "../../../../components/story/Chip";
import { useGet } from "../../../../client/useGet";
import { usePageParams } from "../../../../platform/pages";
import { common } from "../../../../words/common";
import { teamWords } from "../../../../words/me";

/** The people who look after a grid; its worker's phone dials. */
export default function TeamPage() {
  const { code = "" } = usePageParams();
  const { dial } = useSurroundings();
  const team = useGet(regions.team, { params: { code } });
  return (
    <Screen title={teamWords.title} load={team}>
      {({ grid, workers, mediators }) => (
        <>
          <Box as="h1" className="title">
            {grid.name}
          </Box>
          {workers.length + mediators.length === 0 && <Empty icon="people" {...teamWords.none} />}
          {workers.length > 0 && (
            <Box as="h2" className="section">
              {teamWords.workers}
            </Box>
          )}
          {workers.length > 0 && (
            <Box className="card rows">
              {workers.map(({ id, name, phone }) => (
                <Box key={id} className="row">
                  <Face name={name} />
                  <Box className="grow strong">{name}</Box>
                  {phone && (
                    <Tap className="round" label={common.call(name)} onTap={() => dial(phone)}>
                      <Icon name="phone" />
                    </Tap>
                  )}
                </Box>
              ))}
            </Box>
          )}
          {mediators.length > 0 && (
            <Box as="h2" className="section">
              {teamWords.mediators}
            </Box>
          )}
          {mediators.length > 0 && (
            <Box className="card rows">
              {mediators.map(({ id, name, region }) => (
                <Box key={id} className="row">
                  <Face name={name} />
                  <Box className="grow">
                    <Box className="strong">{name}</Box>
                    <Box className="mini">{region}</Box>
                  </Box>
                </Box>
              ))}
            </Box>
          )}
        </>
      )}
    </Screen>
  );
}
