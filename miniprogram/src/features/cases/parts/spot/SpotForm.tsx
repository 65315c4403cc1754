import { maxAttachments } from "@qizhen/shared/contract/files";
import { Area, Box, Field } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { FormRow } from "../../../../components/form/FormRow";
import { Options } from "../../../../components/form/Options";
import { addSpotFiles, editSpot, removeSpotFile, sendSpotFiles, type Spot } from "../../../../client/spots";
import { choosePhotos } from "../../../../platform/photos";
import { spotWords as words } from "../../../../words/spot";
import { DraftFiles } from "../DraftFiles";
import { RecordButton } from "../../../../client/RecordButton";
import { phoneWrong, nameWrong } from "./lacks";

const retry = () => void sendSpotFiles().catch(() => undefined);
const kindOf = ({ description }: Spot) => words.kinds.find(({ says }) => says === description)?.value;
const endOf = ({ result }: Spot) => words.ends.find(({ says }) => says === result)?.value;

/** What: five frequent kinds to tap, or words, typed or spoken. */
export const WhatCard = ({ spot }: { spot: Spot }) => {
  const spoke = spot.files.some(({ kind }) => kind === "voice");
  const pick = (value: string | undefined) => {
    const kind = words.kinds.find((one) => one.value === value);
    editSpot({ description: kind?.says ?? "" });
  };
  return (
    <Box as="section" className="card column spot-card">
      <Box as="h2" className="strong">
        {words.what}
      </Box>
      <Options label={words.what} options={words.kinds} value={kindOf(spot)} optional onChange={pick} />
      <Area
        className="input area spot-area"
        label={words.describe}
        placeholder={words.describePlaceholder}
        maxLength={500}
        value={spot.description}
        onChange={(description) => editSpot({ description })}
      />
      <RecordButton
        look="tint"
        text={spoke ? words.holdAgain : words.hold}
        onRecorded={({ url, seconds }) => addSpotFiles([{ kind: "voice", url, seconds }])}
      />
      <DraftFiles files={spot.files} kind="voice" onRemove={removeSpotFile} onRetry={retry} />
    </Box>
  );
};

/** How it ended: one tap, or words. */
export const HowCard = ({ spot }: { spot: Spot }) => {
  const pick = (value: string | undefined) => {
    const end = words.ends.find((one) => one.value === value);
    editSpot({ result: end?.says ?? "", outcome: value === "guided" ? "guided" : "agreed" });
  };
  return (
    <Box as="section" className="card column spot-card">
      <Box as="h2" className="strong">
        {words.how}
      </Box>
      <Options label={words.how} options={words.ends} value={endOf(spot)} optional onChange={pick} />
      <Area
        className="input area spot-area"
        label={words.result}
        placeholder={words.resultPlaceholder}
        maxLength={500}
        value={spot.result}
        onChange={(result) => editSpot({ result })}
      />
    </Box>
  );
};

const longest = { address: 200, name: 30, phone: 11 } as const;

const Line = ({
  spot,
  field,
  label,
  placeholder,
  wrong,
}: {
  spot: Spot;
  field: keyof typeof longest;
  label: string;
  placeholder: string;
  wrong?: string | undefined;
}) => (
  <FormRow label={label} {...(wrong && { wrong })}>
    <Field
      className="input"
      label={label}
      placeholder={placeholder}
      kind={field === "phone" ? "digits" : "text"}
      maxLength={longest[field]}
      value={spot[field]}
      onChange={(value) => editSpot({ [field]: value })}
    />
  </FormRow>
);

/** Where (the own grid), whose, a photo: all may be left out. */
export const MoreCard = ({ spot, grid }: { spot: Spot; grid: string }) => {
  const room = maxAttachments - spot.files.length;
  const take = async () => {
    const urls = await choosePhotos(room);
    if (urls.length > 0) addSpotFiles(urls.slice(0, room).map((url) => ({ kind: "image", url })));
  };
  return (
    <Box as="section" className="card column spot-card">
      <Box as="h2" className="strong">
        {words.where}
      </Box>
      <Box className="second">{grid}</Box>
      <Line spot={spot} field="address" label={words.building} placeholder={words.buildingPlaceholder} />
      <Box as="h2" className="strong">
        {words.who}
      </Box>
      <Line spot={spot} field="name" label={words.name} placeholder={words.namePlaceholder} wrong={nameWrong(spot)} />
      <Line
        spot={spot}
        field="phone"
        label={words.phone}
        placeholder={words.phonePlaceholder}
        wrong={phoneWrong(spot)}
      />
      <Box as="h2" className="strong">
        {words.photos}
      </Box>
      <DraftFiles files={spot.files} kind="image" onRemove={removeSpotFile} onRetry={retry} />
      {room > 0 && (
        <Button look="quiet" icon="camera" onTap={() => void take()}>
          {words.photo}
        </Button>
      )}
    </Box>
  );
};
