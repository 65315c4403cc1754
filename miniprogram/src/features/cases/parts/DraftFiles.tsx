import { Box, Picture, Tap } from "../../../components/elements/elements";
import { Icon } from "../../../components/elements/Icon";
import { VoicePlayer } from "../../../components/story/VoicePlayer";
import { Button } from "../../../components/form/Button";
import type { DraftFile } from "../../../client/draft";
import { removeFile, sendFiles } from "../../../client/draftFiles";
import { fileAddress, usePlayer } from "../../../client/player";
import { showPhotos } from "../../../platform/photos";
import { common } from "../../../words/common";
import { submit } from "../../../words/cases";

const words = submit.evidence;

/** What the file is doing, in words; nothing once it is there. */
const Doing = ({ file }: { file: DraftFile }) => {
  if (file.failed)
    return (
      <Box className="field-note field-wrong" role="alert">
        {file.failed}
        <Button look="quiet" small onTap={() => void sendFiles().catch(() => undefined)}>
          {words.retry}
        </Button>
      </Box>
    );
  return file.id === undefined ? <Box className="mini">{words.uploading(file.progress ?? 0)}</Box> : null;
};

const Remove = ({ file, what }: { file: DraftFile; what: string }) => (
  <Tap className="round remove" label={common.remove(what)} onTap={() => removeFile(file.key)}>
    <Icon name="x" />
  </Tap>
);

const Voice = ({ file }: { file: DraftFile }) => {
  const { playing, toggle } = usePlayer(file.url);
  return (
    <Box className="card draft-file">
      <Box className="grow">
        <VoicePlayer
          playing={playing}
          onToggle={toggle}
          {...(file.seconds !== undefined && { seconds: file.seconds })}
        />
        <Doing file={file} />
      </Box>
      <Remove file={file} what={words.recordings} />
    </Box>
  );
};

/** The photos or recordings of the draft, each with how far it is and a way to take it out again. */
export const DraftFiles = ({ files, kind }: { files: readonly DraftFile[]; kind: DraftFile["kind"] }) => {
  const shown = files.filter((file) => file.kind === kind);
  if (shown.length === 0) return null;
  if (kind === "voice") return shown.map((file) => <Voice key={file.key} file={file} />);
  const urls = shown.map(({ url }) => fileAddress(url));
  return (
    <Box className="draft-photos">
      {shown.map((file, index) => (
        <Box key={file.key} className="draft-photo">
          <Tap className="photo" label={common.photo(index + 1)} onTap={() => showPhotos(urls, index)}>
            <Picture className="photo-pic" src={urls[index] ?? ""} />
          </Tap>
          <Remove file={file} what={common.photo(index + 1)} />
          <Doing file={file} />
        </Box>
      ))}
    </Box>
  );
};
