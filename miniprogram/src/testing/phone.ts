import { answer, phone } from "./taro";

export const ok = (body: unknown, status = 200) => ({ status, body });
export const refused = (status: number, message = "不行") => ({
  status,
  body: { error: { code: "refused", message } },
});

/** Somebody who is signed in, as the phone keeps it. */
export const residentSession = {
  accessToken: "a1",
  refreshToken: "r1",
  user: { id: "6".repeat(24), kind: "resident" as const, roles: ["resident" as const] },
};

/** A browser's way of sending files, led to the test's server. */
export class TestUpload {
  upload = {};
  status = 0;
  responseText = "";
  timeout = 0;
  onload?: () => void;
  onerror?: () => void;
  private path = "";
  private readonly headers: Record<string, string> = {};
  open(_method: string, path: string) {
    this.path = path;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send() {
    answer({ method: "POST", path: this.path, query: {}, body: {}, headers: this.headers }).then(
      ({ status, body }) => {
        this.status = status;
        this.responseText = JSON.stringify(body);
        this.onload?.();
      },
      () => this.onerror?.(),
    );
  }
}

export { phone };
