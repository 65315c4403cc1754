import { useEffect, useRef, useState } from "react";
import { now } from "../platform/clock";
import { startRecording, stopRecording } from "../platform/recorder";
import { NoRecording, type Recording } from "../platform/recorder.types";

/** A press shorter than this was a tap: the recording goes on until the next tap. */
const tapMs = 450;

export type RecorderState = "idle" | "opening" | "recording" | "handsFree";

/** The one button that records: held, or tapped on and off. */
export const useRecorder = (recorded: (recording: Recording) => void) => {
  const [state, setState] = useState<RecorderState>("idle");
  const [wrong, setWrong] = useState<NoRecording["why"] | null>(null);
  const begun = useRef<Promise<boolean> | null>(null);
  const pressedAt = useRef(0);
  const handsFree = useRef(false);

  const begin = async () => {
    setWrong(null);
    setState("opening");
    try {
      await startRecording();
      setState(handsFree.current ? "handsFree" : "recording");
      return true;
    } catch (error) {
      setWrong(error instanceof NoRecording ? error.why : "missing");
      setState("idle");
      begun.current = null;
      return false;
    }
  };

  const finish = async () => {
    const running = begun.current;
    begun.current = null;
    handsFree.current = false;
    if (!(await running)) return;
    setState("idle");
    try {
      recorded(await stopRecording());
    } catch (error) {
      setWrong(error instanceof NoRecording ? error.why : "missing");
    }
  };

  const press = () => {
    if (begun.current) return;
    pressedAt.current = now().getTime();
    handsFree.current = false;
    begun.current = begin();
  };

  const release = () => {
    if (!begun.current) return;
    const wasTap = now().getTime() - pressedAt.current < tapMs;
    if (handsFree.current || !wasTap) return void finish();
    handsFree.current = true;
    setState((was) => (was === "recording" ? "handsFree" : was));
  };

  useEffect(
    () => () => {
      if (begun.current) void begun.current.then((on) => (on ? stopRecording().catch(() => undefined) : undefined));
    },
    [],
  );
  return { state, wrong, press, release };
};
