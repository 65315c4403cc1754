import type { Log } from "../../kernel/log";

/** The SMS gateway (短信网关): texts a code to a phone. */
export interface Sms {
  /** @throws SmsError where the message was not taken */
  sendCode(phone: string, code: string): Promise<void>;
}

/** The gateway refused, answered nonsense, or did not answer. */
export class SmsError extends Error {}

interface Gateway {
  baseUrl: string;
  apiKey: string;
  timeoutMs?: number;
}

/**
 * A client of a JSON gateway: `POST {baseUrl}/messages {phone, template: "sign_in_code", values: {code}}` with a bearer
 * key, answered by 2xx. A gateway of another shape is put behind an adapter of that shape.
 */
export const createSms = ({ baseUrl, apiKey, timeoutMs = 5000 }: Gateway, log: Log): Sms => ({
  sendCode: async (phone, code) => {
    if (!baseUrl) throw new SmsError("no gateway is configured (SMS_URL)");
    let status: number;
    try {
      const answer = await fetch(new URL("messages", `${baseUrl.replace(/\/$/, "")}/`), {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${apiKey}` },
        body: JSON.stringify({ phone, template: "sign_in_code", values: { code } }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      await answer.arrayBuffer();
      status = answer.status;
    } catch (error) {
      log.warn({ err: error }, "the SMS gateway does not answer");
      throw new SmsError("no answer", { cause: error });
    }
    if (status >= 200 && status < 300) return;
    log.warn({ status }, "the SMS gateway refused a message");
    throw new SmsError(`refused with ${status}`);
  },
});
