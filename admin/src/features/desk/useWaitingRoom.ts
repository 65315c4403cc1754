import { useEffect, useState } from "react";
import { desk, screenToken, type WaitingRoom } from "@qizhen/shared/contract/desk";
import { liveFrame, livePath } from "@qizhen/shared/contract/live";
import { ApiError } from "@qizhen/shared/endpoint";
import { ask } from "../../client/send";

/** Without a hint the room is asked about this often. */
const everyMs = 4_000;
const busyMs = 15_000;
const againMs = 5_000;

/** What a screen shows: the last that was known, and what is wrong now. */
export interface Shown {
  room: WaitingRoom | undefined;
  /** The server's clock less ours, in milliseconds: the wall shows the former. */
  aheadMs: number;
  /** `offline`: no answer comes, and it is tried again. `stopped`: the address opens nothing any more. */
  trouble: "offline" | "stopped" | "busy" | undefined;
}

const troubleOf = (error: unknown): Shown["trouble"] => {
  const status = error instanceof ApiError ? error.status : 0;
  if (status === 404 || status === 400) return "stopped";
  return status === 429 ? "busy" : "offline";
};

/** Asks about the room again and again, and at once when the socket says that something changed. */
class Watch {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private socket: WebSocket | undefined;
  private reconnect: ReturnType<typeof setTimeout> | undefined;
  private asking = false;
  private again = false;
  private ended = false;

  constructor(
    private readonly code: string,
    private readonly show: (change: (before: Shown) => Shown) => void,
  ) {}

  start() {
    void this.look();
    this.listen();
  }
  private async look() {
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = true;
    clearTimeout(this.timer);
    let waitMs = everyMs;
    try {
      const room = await ask(desk.waitingRoom, { params: { code: this.code } });
      if (!this.ended)
        this.show(() => ({ room, aheadMs: new Date(room.at).getTime() - Date.now(), trouble: undefined }));
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble !== "offline") waitMs = busyMs;
      // A screen that was put out shows nothing of before; without a network the last that was known stays.
      if (!this.ended)
        this.show((before) => ({ ...before, trouble, ...(trouble === "stopped" && { room: undefined }) }));
    }
    this.asking = false;
    if (this.ended) return;
    if (this.again) {
      this.again = false;
      return void this.look();
    }
    this.timer = setTimeout(() => void this.look(), waitMs);
  }
  private listen() {
    const address = new URL(livePath, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    address.hash = "";
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ token: screenToken(this.code) }));
    socket.onmessage = (event) => {
      const frame = liveFrame.safeParse(JSON.parse(String(event.data)));
      if (frame.success && frame.data.type === "hint") void this.look();
    };
    socket.onclose = () => {
      if (!this.ended) this.reconnect = setTimeout(() => this.listen(), againMs);
    };
  }
  end() {
    this.ended = true;
    clearTimeout(this.timer);
    clearTimeout(this.reconnect);
    this.socket?.close();
  }
}

/** What the waiting room of a code shows, as live as it can be. */
export const useWaitingRoom = (code: string): Shown => {
  const [shown, setShown] = useState<Shown>({ room: undefined, aheadMs: 0, trouble: undefined });
  useEffect(() => {
    const watch = new Watch(code, setShown);
    watch.start();
    return () => watch.end();
  }, [code]);
  return shown;
};
