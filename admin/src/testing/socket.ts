import type { LiveFrame } from "@qizhen/shared/contract/live";

/** A WebSocket that a test holds the other end of; `broken` ones close before they open. */
export class TestSocket {
  static all: TestSocket[] = [];
  static broken = false;
  onopen: (() => void) | undefined;
  onmessage: ((event: { data: string }) => void) | undefined;
  onclose: (() => void) | undefined;
  sent: unknown[] = [];

  constructor(readonly address: URL) {
    TestSocket.all.push(this);
    setTimeout(() => (TestSocket.broken ? this.onclose?.() : this.onopen?.()));
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.onclose?.();
  }
  /** Says something to the client. */
  say(frame: LiveFrame) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

/** Puts the stand-in where the browser's WebSocket is. */
export const standInSocket = () => {
  TestSocket.all = [];
  TestSocket.broken = false;
  Object.assign(globalThis, { WebSocket: TestSocket });
  return TestSocket;
};
