import { maxAttachments } from "@qizhen/shared/contract/files";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import type { Draft } from "../../../../client/draft";
import { addFiles } from "../../../../client/draftFiles";
import { choosePhotos } from "../../../../platform/photos";
import { submit } from "../../../../words/cases";
import { DraftFiles } from "../DraftFiles";
import { RecordButton } from "../../../../client/RecordButton";

const words = submit.evidence;

/** ④ 照片、录音: sent as soon as they are chosen. */
export const StepEvidence = ({ draft }: { draft: Draft }) => {
  const room = maxAttachments - draft.files.length;
  const photos = async () => {
    const urls = await choosePhotos(room);
    if (urls.length > 0) addFiles(urls.slice(0, room).map((url) => ({ kind: "image", url })));
  };
  return (
    <>
      <Box>
        <Box as="h1" className="title">
          {words.ask}
        </Box>
        <Box as="p" className="second kw">
          {words.hint(maxAttachments)}
        </Box>
      </Box>
      <DraftFiles files={draft.files} kind="image" />
      <DraftFiles files={draft.files} kind="voice" />
      {room > 0 ? (
        <Box className="column gap">
          <Button look="quiet" icon="camera" onTap={() => void photos()}>
            {words.photo}
          </Button>
          <RecordButton
            look="tint"
            text={submit.what.hold}
            onRecorded={({ url, seconds }) => addFiles([{ kind: "voice", url, seconds }])}
          />
        </Box>
      ) : (
        <Box className="mini second">{words.full(maxAttachments)}</Box>
      )}
    </>
  );
};
