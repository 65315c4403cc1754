import { HoldToTalk } from "../components/form/HoldToTalk";
import { Box } from "../components/elements/elements";
import type { Recording } from "../platform/recorder.types";
import { submit } from "../words/cases";
import { useRecorder } from "./useRecorder";

/** 按住说话, with what went wrong under it. */
export const RecordButton = ({
  text,
  look,
  onRecorded,
}: {
  text: string;
  look?: "primary" | "tint";
  onRecorded: (recording: Recording) => void;
}) => {
  const { state, wrong, press, release } = useRecorder(onRecorded);
  const says = {
    idle: text,
    opening: submit.what.opening,
    recording: submit.what.release,
    handsFree: submit.what.stop,
  }[state];
  return (
    <Box>
      <HoldToTalk
        text={says}
        recording={state === "recording" || state === "handsFree"}
        onStart={press}
        onEnd={release}
        {...(look && { look })}
      />
      {wrong && (
        <Box className="field-note field-wrong" role="alert">
          {submit.record[wrong]}
        </Box>
      )}
    </Box>
  );
};
