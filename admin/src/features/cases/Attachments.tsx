import type { FileRef } from "@qizhen/shared/contract/files";
import { Icon } from "../../components/Icon";
import { Photos } from "../../components/Photos";
import { VoicePlayer } from "../../components/VoicePlayer";
import { uploads as words } from "../../words/uploads";

/** Photos as squares, recordings as players, other files as links. */
export const Attachments = ({ files, onStale }: { files: FileRef[]; onStale?: () => void }) => {
  const photos = files.filter(({ kind }) => kind === "image");
  const rest = files.filter(({ kind }) => kind === "document");
  return (
    <>
      {photos.length > 0 && (
        <div className="things">
          <Photos photos={photos} onStale={onStale} />
        </div>
      )}
      {files
        .filter(({ kind }) => kind === "voice")
        .map((file) => (
          <div key={file.id} style={{ marginTop: 6 }}>
            <VoicePlayer url={file.url} seconds={file.seconds} onStale={onStale} />
          </div>
        ))}
      {rest.map((file) => (
        <p key={file.id} style={{ marginTop: 6 }}>
          <a className="link" href={file.url} target="_blank" rel="noreferrer">
            <Icon name="clip" />
            {words.document}
          </a>
        </p>
      ))}
    </>
  );
};
