/** Tells the time. The application is given one; nothing else asks the machine. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** Milliseconds that only ever go on, from no instant in particular: for how long something took or is good, never for when. */
export const elapsedMs = (): number => performance.now();

/** Resolves after `ms` milliseconds; does not keep the process alive. */
export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms).unref());

/** Like {@link pause}, half as long to half as long again, so that many who wait do not come back together. */
export const pauseAbout = (ms: number) => pause(ms * (0.5 + Math.random()));
