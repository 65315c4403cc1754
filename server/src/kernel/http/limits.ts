import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { tooMany } from "../errors";
import { words } from "../words";
import type { Caller } from "./route";

const consume = async (limiter: RateLimiterMemory, key: string) => {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw tooMany(words.tooMany, undefined, Math.ceil(refused.msBeforeNext / 1000));
  }
};

/** Takes one of `points` a minute that this process allows a key. @throws tooMany */
export const createLimiter = (points: number) => {
  const limiter = new RateLimiterMemory({ points, duration: 60 });
  return (key: string): Promise<void> => consume(limiter, key);
};

/**
 * How much one account may ask of this process: enough for a person in a hurry, too little for a program that tries doors.
 * Strangers share an address with a whole village, so an address alone is limited only where something can be guessed.
 */
export const createLimits = () => {
  const reads = new RateLimiterMemory({ points: 1200, duration: 60 });
  const writes = new RateLimiterMemory({ points: 240, duration: 60 });
  return async ({ actor, write }: { actor: Caller | undefined; ip: string; write: boolean }): Promise<void> => {
    if (!actor) return;
    await consume(write ? writes : reads, actor.id);
  };
};

/**
 * Keeps one address from trying out codes: wrong ones count, a right one does not. Every try is counted before it is made, so that
 * many at once cannot pass together.
 */
export const createGuessLimit = () => {
  const guesses = new RateLimiterMemory({ points: 30, duration: 15 * 60 });
  return async <T>(ip: string, open: () => Promise<T>): Promise<T> => {
    await consume(guesses, ip);
    const opened = await open();
    await guesses.reward(ip);
    return opened;
  };
};
