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
const Doing = ({ file, onRetry }: { file: DraftFile; onRetry: () => void }) => {
  if (file.failed)
    return (
      <Box className="field-note field-wrong" role="alert">
        {file.failed}
        <Button look="quiet" small onTap={onRetry}>
          {words.retry}
        </Button>
      </Box>
    );
  return file.id === undefined ? <Box className="mini">{words.uploading(file.progress ?? 0)}</Box> : null;
};

const Remove = ({ what, onRemove }: { what: string; onRemove: () => void }) => (
  <Tap className="round remove" label={common.remove(what)} onTap={onRemove}>
    <Icon name="x" />
  </Tap>
);

const Voice = ({ file, onRemove, onRetry }: { file: DraftFile; onRemove: () => void; onRetry: () => void }) => {
  const { playing, toggle } = usePlayer(file.url);
  return (
    <Box className="card draft-file">
      <Box className="grow">
        <VoicePlayer
          playing={playing}
          onToggle={toggle}
          {...(file.seconds !== undefined && { seconds: file.seconds })}
        />
        <Doing file={file} onRetry={onRetry} />
      </Box>
      <Remove what={words.recordings} onRemove={onRemove} />
    </Box>
  );
};

const retryDraft = () => void sendFiles().catch(() => undefined);

/** The photos or recordings of a draft (the report's, if nothing else is said), each with how far it is and a way to take it out. */
export const DraftFiles = ({
  files,
  kind,
  onRemove = removeFile,
  onRetry = retryDraft,
}: {
  files: readonly DraftFile[];
  kind: DraftFile["kind"];
  onRemove?: (key: string) => void;
  onRetry?: () => void;
}) => {
  const shown = files.filter((file) => file.kind === kind);
  if (shown.length === 0) return null;
  if (kind === "voice")
    return shown.map((file) => (
      <Voice key={file.key} file={file} onRemove={() => onRemove(file.key)} onRetry={onRetry} />
    ));
  const urls = shown.map(({ url }) => fileAddress(url));
  return (
    <Box className="draft-photos">
      {shown.map((file, index) => (
        <Box key={file.key} className="draft-photo">
          <Tap className="photo" label={common.photo(index + 1)} onTap={() => showPhotos(urls, index)}>
            <Picture className="photo-pic" src={urls[index] ?? ""} />
          </Tap>
          <Remove what={common.photo(index + 1)} onRemove={() => onRemove(file.key)} />
          <Doing file={file} onRetry={onRetry} />
        </Box>
      ))}
    </Box>
  );
};
