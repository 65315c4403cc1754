import type { FileRef } from "@qizhen/shared/contract/files";
import { Photos } from "../../../components/story/Photos";
import { VoicePlayer } from "../../../components/story/VoicePlayer";
import { fileAddress, usePlayer } from "../../../client/player";
import { showPhotos } from "../../../platform/photos";

const Voice = ({ file }: { file: FileRef }) => {
  const { playing, toggle } = usePlayer(file.url);
  return (
    <VoicePlayer playing={playing} onToggle={toggle} {...(file.seconds !== undefined && { seconds: file.seconds })} />
  );
};

/** The photos and recordings that came with something said. */
export const Attachments = ({ files }: { files: readonly FileRef[] }) => {
  const images = files.filter(({ kind }) => kind === "image");
  const whole = images.map(({ url }) => fileAddress(url));
  return (
    <>
      {images.length > 0 && (
        <Photos
          sources={images.map(({ thumb, url }) => fileAddress(thumb ?? url))}
          onOpen={(index) => showPhotos(whole, index)}
        />
      )}
      {files
        .filter(({ kind }) => kind === "voice")
        .map((file) => (
          <Voice key={file.id} file={file} />
        ))}
    </>
  );
};
