import { useState } from "react";
import type { FileRef } from "@qizhen/shared/contract/files";
import { usePlayer } from "../../../client/player";
import { problemOf } from "../../../client/problems";
import { RecordButton } from "../../../client/RecordButton";
import { upload } from "../../../client/uploads";
import { Box } from "../../../components/elements/elements";
import { Button } from "../../../components/form/Button";
import type { Problem } from "../../../components/screen/loadable";
import { ProblemCard } from "../../../components/screen/States";
import { VoicePlayer } from "../../../components/story/VoicePlayer";
import type { Recording } from "../../../platform/recorder.types";
import { uuid } from "../../../platform/uuid";
import { rateWords as words } from "../../../words/evaluation";

/** What one says with a rating: it plays, and can be said anew. */
export type Spoken = Pick<FileRef, "id" | "url" | "seconds">;

const Heard = ({ voice }: { voice: Spoken }) => {
  const { playing, toggle } = usePlayer(voice.url);
  return (
    <VoicePlayer playing={playing} onToggle={toggle} {...(voice.seconds !== undefined && { seconds: voice.seconds })} />
  );
};

/** Words by voice, for who does not like to type: recorded, sent at once, and kept until it is put right. */
export const VoiceNote = ({
  voice,
  onChange,
}: {
  voice: Spoken | undefined;
  onChange: (voice: Spoken | undefined) => void;
}) => {
  const [problem, setProblem] = useState<Problem>();
  const send = async (recording: Recording) => {
    setProblem(undefined);
    try {
      onChange(await upload(recording.url, uuid(), () => undefined));
    } catch (error) {
      setProblem({ ...problemOf(error), title: words.voiceFailed });
    }
  };
  return (
    <Box className="column voice-note">
      {problem && <ProblemCard problem={problem} />}
      {voice && <Heard voice={voice} />}
      <RecordButton
        text={voice ? words.voiceAgain : words.voice}
        look="tint"
        onRecorded={(recording) => void send(recording)}
      />
      {voice && (
        <Button look="quiet" small onTap={() => onChange(undefined)}>
          {words.dropVoice}
        </Button>
      )}
    </Box>
  );
};
