import { useState } from "react";
import { regions } from "@qizhen/shared/contract/regions";
import { Box, Field } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { FormRow } from "../../../../components/form/FormRow";
import { Options } from "../../../../components/form/Options";
import { edit, type Draft } from "../../../../client/draft";
import { useSettings } from "../../../../client/settings";
import { useGet } from "../../../../client/useGet";
import { useMyGrid, villageDigits } from "../../../../client/useMyGrid";
import { findPlace, hasOwnMap } from "../../../../platform/location";
import { submit } from "../../../../words/cases";
import { maxAddress } from "../bounds";
import { MapPick } from "../MapPick";
import { useSettled } from "../../../../client/useSettled";

const words = submit.where;

/** The grid that a QR code or group link named: a suggestion, which the reader confirms. */
const SceneAsk = ({ scene }: { scene: string }) => {
  const found = useGet(regions.locate, { query: { scene } }).data?.grid;
  if (!found) return null;
  return (
    <Box className="card column gap">
      <Box>{words.scene(found.name)}</Box>
      <Box className="pair">
        <Button look="tint" small onTap={() => edit({ scene, grid: found })}>
          {words.sceneYes}
        </Button>
        <Button look="quiet" small onTap={() => edit({ scene: undefined, grid: undefined })}>
          {words.sceneNo}
        </Button>
      </Box>
    </Box>
  );
};

/** Which grid the place lies in, as the server sees it; an address that could mean several asks which. */
const Belongs = ({ draft }: { draft: Draft }) => {
  const address = useSettled(draft.address.trim());
  const query = draft.location ?? (address.length >= 2 ? { address } : null);
  const found = useGet(regions.locate, draft.grid && !draft.location ? null : query && { query }).data;
  if (draft.grid && !draft.location) return <Box className="mini second">{words.belongs(draft.grid.name)}</Box>;
  if (!query || !found) return null;
  if (found.grid) return <Box className="mini second">{words.belongs(found.grid.name)}</Box>;
  if (found.candidates.length > 0)
    return (
      <FormRow label={words.candidates}>
        <Options
          label={words.candidates}
          options={found.candidates.map(({ code, name }) => ({ value: code, text: name }))}
          value={undefined}
          onChange={(code) => edit({ grid: found.candidates.find((one) => one.code === code) })}
        />
      </FormRow>
    );
  if (draft.location && !found.inside && found.town)
    return <Box className="mini second">{words.outside(found.town.name)}</Box>;
  return null;
};

/** ② 在哪里: on a map, by address, or the grid that a code named. */
export const StepWhere = ({ draft }: { draft: Draft }) => {
  const remembered = useSettings((settings) => settings.scene);
  const near = useMyGrid();
  const [finding, setFinding] = useState(false);
  const [lost, setLost] = useState(false);
  const [mapOpen, setMapOpen] = useState(false);
  const find = async () => {
    setFinding(true);
    setLost(false);
    const place = await findPlace();
    setFinding(false);
    if (place) {
      const { lng, lat, address } = place;
      edit({ location: { lng, lat }, grid: undefined, ...(address && { address: address.slice(0, maxAddress) }) });
    } else if (!hasOwnMap) setLost(true);
  };
  return (
    <>
      <Box>
        <Box as="h1" className="title">
          {words.ask}
        </Box>
        <Box as="p" className="second kw">
          {words.hint}
        </Box>
      </Box>
      {remembered && !draft.grid && !draft.location && <SceneAsk scene={remembered} />}
      <FormRow label={words.address}>
        <Field
          className="input"
          label={words.address}
          placeholder={words.placeholder}
          maxLength={maxAddress}
          value={draft.address}
          onChange={(address) => edit({ address, ...(!draft.location && !draft.scene && { grid: undefined }) })}
        />
      </FormRow>
      <Belongs draft={draft} />
      <Box className={hasOwnMap ? "column gap" : "pair"}>
        <Button look="quiet" icon="pin" small onTap={() => void find()}>
          {finding ? words.finding : hasOwnMap ? words.pickWechat : words.here}
        </Button>
        {!hasOwnMap && (
          <Button look="quiet" icon="map" small onTap={() => setMapOpen(!mapOpen)}>
            {mapOpen ? words.hideMap : words.pickOurs}
          </Button>
        )}
      </Box>
      {lost && (
        <Box className="field-note field-wrong" role="alert">
          {words.notFound}
        </Box>
      )}
      {mapOpen && (
        <MapPick
          start={(draft.grid ?? near)?.code.slice(0, villageDigits)}
          {...(draft.location && { pin: draft.location })}
          onPoint={(location) => edit({ location, grid: undefined })}
          onGrid={(grid) => edit({ grid, location: undefined })}
        />
      )}
      {(draft.location || draft.grid) && (
        <Button look="quiet" small onTap={() => edit({ location: undefined, grid: undefined, scene: undefined })}>
          {words.clear}
        </Button>
      )}
    </>
  );
};
