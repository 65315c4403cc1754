import { pino, type Logger } from "pino";

export type Log = Logger;

/** The server's log: JSON lines; what could hold personal data or a secret is cut out wherever it stands. */
export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    redact: {
      paths: [
        "*.phone",
        "*.password",
        "*.token",
        "*.accessToken",
        "*.refreshToken",
        "*.secret",
        "*.session_key",
        "*.description",
        "*.text",
        "*.address",
        "req.headers.authorization",
      ],
      censor: "—",
    },
  });
