import { ApiError, type Send } from "@qizhen/shared/endpoint";
import { common } from "../words/common";
import { carryOut } from "./carryOut";
import { accessToken, currentUser, newToken } from "./session";

const unauthorized = () => new ApiError(401, "unauthorized", common.problem.signIn.text);

/** Does `work` with a token; once more with a new one if the server no longer takes it. @throws ApiError 401 where a person has to sign in */
export const withToken = async <T>(work: (token: string) => Promise<T>): Promise<T> => {
  const token = await accessToken();
  if (token === null) throw unauthorized();
  try {
    return await work(token);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    const fresh = await newToken(token);
    if (fresh === null) throw unauthorized();
    return work(fresh);
  }
};

/** Carries requests of whoever is signed in. */
export const send: Send = (request) => withToken((token) => carryOut(token)(request));

/** Carries requests that anybody may send. */
export const sendOpenly: Send = carryOut();

/** Carries what anybody may send, and names whoever is signed in: what is theirs is in the answer then. Asks nobody to sign in. */
export const sendAsKnown: Send = async (request) => {
  if (!currentUser()) return sendOpenly(request);
  try {
    return await send(request);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return sendOpenly(request);
    throw error;
  }
};
