import { ApiError, errorBody, type Send } from "@qizhen/shared/endpoint";
import { carry, type Carried, NoNetwork } from "../platform/transport";
import { common } from "../words/common";

const pause = (ms: number) => new Promise<void>((done) => void setTimeout(done, ms));
/** Before the second and third try, ms. */
const pauses = [400, 1500];

/** Tries again after a lost network or a 503. Only for what may be repeated: reading, and writing under a key. */
export const again = async (work: () => Promise<Carried>): Promise<Carried> => {
  for (const ms of pauses) {
    try {
      const answer = await work();
      if (answer.status !== 503) return answer;
    } catch (error) {
      if (!(error instanceof NoNetwork)) throw error;
    }
    await pause(ms);
  }
  return work();
};

/** The answer's body, or its error as an {@link ApiError}. */
export const bodyOf = ({ status, body }: Carried): unknown => {
  if (status >= 200 && status < 300) return body;
  const told = errorBody.safeParse(body);
  if (!told.success) throw new ApiError(status, "unknown", common.problem.server.text);
  const { code, message, fields } = told.data.error;
  throw new ApiError(status, code, message, fields ?? {});
};

/** Carries requests, without a token or with this one. */
export const carryOut =
  (token?: string): Send =>
  async ({ method, path, query, body, key }) => {
    const work = () =>
      carry({
        method,
        path,
        query,
        ...(body !== undefined && { body }),
        headers: { ...(token && { Authorization: `Bearer ${token}` }), ...(key && { "Idempotency-Key": key }) },
      });
    return bodyOf(await (method === "GET" || key ? again(work) : work()));
  };
