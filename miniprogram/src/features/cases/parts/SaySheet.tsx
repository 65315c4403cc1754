import { useState } from "react";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { Area, Box } from "../../../components/elements/elements";
import { Button } from "../../../components/form/Button";
import { Options } from "../../../components/form/Options";
import { ProblemCard } from "../../../components/screen/States";
import { Sheet } from "../../../components/screen/Sheet";
import { say } from "../../../client/outbox";
import { problemOf } from "../../../client/problems";
import { upload } from "../../../client/uploads";
import { uuid } from "../../../platform/uuid";
import type { Recording } from "../../../platform/recorder.types";
import { caseWords as words } from "../../../words/cases";
import { maxMessage } from "./bounds";
import { RecordButton } from "../../../client/RecordButton";

const joint = "joint";

/** 说一句: in words or by voice, in the room that is chosen; what meets no network waits. */
export const SaySheet = ({ found, onClose }: { found: CaseDetail; onClose: () => void }) => {
  const rooms = found.rooms.filter(({ room }) => room !== "notes");
  const [room, setRoom] = useState(rooms[0]?.room);
  const [written, setWritten] = useState("");
  const [problem, setProblem] = useState<{ title: string; text: string } | null>(null);
  const speak = (content: { text?: string; attachments?: string[] }) => {
    void say({ caseId: found.id, ...(room && { room }), ...content });
    onClose();
  };
  const recorded = async ({ url }: Recording) => {
    try {
      const file = await upload(url, uuid(), () => undefined);
      speak({ attachments: [file.id] });
    } catch (error) {
      setProblem({ title: words.uploadFailed, text: problemOf(error).text });
    }
  };
  return (
    <Sheet title={words.sayTitle} text={room === joint ? words.jointHint : words.roomHint} onClose={onClose}>
      {rooms.length > 1 && (
        <Options
          label={words.sayTitle}
          options={rooms.map((one) => ({ value: one.room, text: one.label }))}
          value={room}
          onChange={(to) => to && setRoom(to)}
        />
      )}
      {problem && <ProblemCard problem={problem} />}
      <Area
        className="input area"
        label={words.sayPlaceholder}
        placeholder={words.sayPlaceholder}
        maxLength={maxMessage}
        value={written}
        onChange={setWritten}
        focus
      />
      {written.trim() === "" ? (
        <RecordButton text={words.sayVoice} onRecorded={(recording) => void recorded(recording)} />
      ) : (
        <Button icon="send" onTap={() => speak({ text: written.trim() })}>
          {words.send}
        </Button>
      )}
      <Box />
    </Sheet>
  );
};
