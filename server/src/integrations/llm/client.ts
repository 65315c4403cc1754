import * as z from "zod";
import type { Clock } from "../../kernel/clock";
import type { Log } from "../../kernel/log";

/** Where a model answers, by the published chat-completions interface (`POST {baseUrl}/chat/completions`). */
export interface ModelAccount {
  baseUrl: string;
  apiKey: string;
  model: string;
  /** How long an answer is waited for. */
  timeoutMs?: number;
}

/** An outside language model (语言模型). */
export interface LanguageModel {
  /**
   * Asks for one JSON object. Silence, a refusal, an answer of another shape: all are undefined, never an error. After several
   * failures in a row nobody waits for it for a minute.
   */
  ask<T>(question: { instructions: string; material: string }, shape: z.ZodType<T>): Promise<T | undefined>;
}

const failuresToRest = 3;
const restMs = 60_000;
/** More than this is no answer to a question of a few words. */
const longestAnswer = 20_000;

const completion = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });

interface Parts {
  account: ModelAccount;
  clock: Clock;
  log: Log;
}

/** Makes the client; undefined where no model is configured. */
export const createLanguageModel = ({ account, clock, log }: Parts): LanguageModel | undefined => {
  if (!account.baseUrl || !account.model) return undefined;
  let failures = 0;
  let restUntil = 0;
  const failed = (why: string, err?: unknown) => {
    failures++;
    if (failures >= failuresToRest) restUntil = clock().getTime() + restMs;
    log.warn({ why, ...(err instanceof Error && { err }) }, "the language model gave no usable answer");
    return undefined;
  };
  return {
    ask: async (question, shape) => {
      if (clock().getTime() < restUntil) return undefined;
      try {
        const response = await send(account, question);
        const body = (await response.text()).slice(0, longestAnswer);
        if (!response.ok) return failed(`status ${response.status}`);
        const answer = readAnswer(body, shape);
        if (answer === undefined) return failed("another shape");
        failures = 0;
        return answer;
      } catch (error) {
        return failed("no answer", error);
      }
    },
  };
};

const send = (
  { baseUrl, apiKey, model, timeoutMs = 1500 }: ModelAccount,
  asked: { instructions: string; material: string },
) =>
  fetch(new URL("chat/completions", `${baseUrl.replace(/\/$/, "")}/`), {
    method: "POST",
    headers: { "content-type": "application/json", ...(apiKey && { authorization: `Bearer ${apiKey}` }) },
    body: JSON.stringify({
      model,
      temperature: 0,
      max_tokens: 100,
      response_format: { type: "json_object" },
      messages: [
        { role: "system", content: asked.instructions },
        { role: "user", content: asked.material },
      ],
    }),
    signal: AbortSignal.timeout(timeoutMs),
  });

/** The object in the first choice; models like to put a fence around it. */
const readAnswer = <T>(body: string, shape: z.ZodType<T>): T | undefined => {
  try {
    const said = completion.parse(JSON.parse(body)).choices[0]?.message.content ?? "";
    return shape.parse(JSON.parse(said.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, "")));
  } catch {
    return undefined;
  }
};
