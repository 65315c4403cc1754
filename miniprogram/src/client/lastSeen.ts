import { storage } from "../platform/storage";

const keptAs = "lastSeen";
/** What is worth showing without a network: my matters, my grid. Messages and files are not kept on the phone. */
const worthKeeping = /\|\/api\/v1\/(cases(\/[0-9a-f]+)?|me|regions\/\d+|grids\/\d+\/team|notices)\|/;
const most = 20;

interface Entry {
  data?: unknown;
}

/** The cache of answers as it was when the app was last left. */
export const restoreSeen = (): Map<string, Entry> => {
  try {
    return new Map(JSON.parse(storage.get(keptAs) ?? "[]") as [string, Entry][]);
  } catch {
    return new Map();
  }
};

/** Violence at home: somebody else may hold this phone, so nothing of it stays there. */
const isDangerous = (data: unknown) => JSON.stringify(data)?.includes('"violenceAtHome":true') ?? false;

/** Keeps what was seen, for the next time without a network. */
export const keepSeen = (cache: { keys: () => Iterable<string>; get: (key: string) => Entry | undefined }) => {
  const entries = [...cache.keys()]
    .filter((key) => worthKeeping.test(key))
    .map((key) => [key, { data: cache.get(key)?.data }] as const)
    .filter(([, { data }]) => data !== undefined && !isDangerous(data));
  storage.set(keptAs, JSON.stringify(entries.slice(-most)));
};

/** Leaves nothing behind: at sign-out. */
export const forgetSeen = () => storage.remove(keptAs);
