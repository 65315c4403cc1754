import { cases, type CaseDetail, type Report, type SpotReport } from "@qizhen/shared/contract/cases";
import { ApiError, call } from "@qizhen/shared/endpoint";
import { create } from "zustand";
import { persist } from "zustand/middleware";
import { NoNetwork } from "../platform/transport";
import { uuid } from "../platform/uuid";
import { spotWords } from "../words/spot";
import type { DraftFile } from "./draft";
import { problemOf } from "./problems";
import { send } from "./send";
import { currentUser } from "./session";
import { keptOnPhone } from "./settings";
import { toast } from "./toast";
import { upload } from "./uploads";
import { refresh } from "./useGet";

/** A small matter (小事) as a grid worker writes it. */
export interface Spot {
  /** The Idempotency-Key of its one intent. */
  key: string;
  description: string;
  result: string;
  outcome: "agreed" | "guided";
  address: string;
  name: string;
  phone: string;
  files: DraftFile[];
}

/** One that waits for a network: to be closed on the spot, or as an ordinary report. */
export interface WaitingSpot extends Spot {
  user: string;
  /** The worker's grid, for the ordinary report. */
  grid: string;
  as: "spot" | "ordinary";
  /** Why the server does not take it; it stays until its writer mends it. */
  refused?: string;
}

const blank = (): Spot => ({
  key: uuid(),
  description: "",
  result: "",
  outcome: "agreed",
  address: "",
  name: "",
  phone: "",
  files: [],
});

interface SpotState {
  /** By user: a phone may be handed on. */
  drafts: Record<string, Spot>;
  waiting: WaitingSpot[];
}

/** What had not reached the server lay in a temporary file that is gone when the app opens again. */
const lasting = <S extends Spot>(spot: S): S => ({ ...spot, files: spot.files.filter(({ id }) => id !== undefined) });

export const useSpots = create<SpotState>()(
  persist((): SpotState => ({ drafts: {}, waiting: [] }), {
    name: "spots",
    storage: keptOnPhone,
    partialize: ({ drafts, waiting }) => ({
      drafts: Object.fromEntries(Object.entries(drafts).map(([user, spot]) => [user, lasting(spot)])),
      waiting: waiting.map(lasting),
    }),
  }),
);

const me = () => currentUser()?.id ?? "";
const empty = blank();
/** The draft of whoever is signed in. */
export const draftIn = ({ drafts }: SpotState): Spot => drafts[me()] ?? empty;
export const spotDraft = () => draftIn(useSpots.getState());

/** Changes the draft and keeps it on the phone. */
export const editSpot = (change: Partial<Spot>) =>
  useSpots.setState(({ drafts }) => ({ drafts: { ...drafts, [me()]: { ...(drafts[me()] ?? blank()), ...change } } }));

export const clearSpot = () =>
  useSpots.setState(({ drafts }) => ({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([user]) => user !== me())),
  }));

const changed = (files: readonly DraftFile[], key: string, changes: Partial<DraftFile>) =>
  files.map((file) => (file.key === key ? { ...file, ...changes } : file));

/** Sends those files that have not reached the server yet. @throws what kept the first of them from it */
const sendFiles = async (files: readonly DraftFile[], change: (key: string, changes: Partial<DraftFile>) => void) => {
  const missing = files.filter(({ id, progress }) => id === undefined && progress === undefined);
  await Promise.all(
    missing.map(async ({ key, url }) => {
      change(key, { progress: 0, failed: undefined });
      try {
        const { id } = await upload(url, key, (progress) => change(key, { progress }));
        change(key, { id, progress: undefined });
      } catch (error) {
        const { title, text } = problemOf(error);
        change(key, { progress: undefined, failed: `${title}。${text}` });
        throw error;
      }
    }),
  );
};

/** Those of the draft. @throws what kept the first of them from it */
export const sendSpotFiles = () =>
  sendFiles(spotDraft().files, (key, changes) => editSpot({ files: changed(spotDraft().files, key, changes) }));

export const addSpotFiles = (added: readonly Pick<DraftFile, "kind" | "url" | "seconds">[]) => {
  editSpot({ files: [...spotDraft().files, ...added.map((file) => ({ ...file, key: uuid() }))] });
  sendSpotFiles().catch(() => undefined); // each file tells itself why it did not go
};
export const removeSpotFile = (key: string) =>
  editSpot({ files: spotDraft().files.filter((file) => file.key !== key) });

const partsOf = ({ description, address, name, phone, files }: Spot) => {
  const attachments = files.flatMap(({ id }) => (id ? [id] : []));
  return {
    description: description.trim(),
    ...(address.trim() && { address: address.trim() }),
    person: name.trim() ? { name: name.trim(), ...(phone.trim() && { phone: phone.trim() }) } : undefined,
    ...(attachments.length > 0 && { attachments }),
  };
};

/** As the contract wants a matter that is settled. */
export const spotReportOf = (spot: Spot): SpotReport => {
  const { person, ...parts } = partsOf(spot);
  return { ...parts, ...(person && { person }), result: spot.result.trim(), outcome: spot.outcome };
};

/** The same as an ordinary report: nothing is typed again. */
export const ordinaryReportOf = (spot: Spot, grid: string): Report => {
  const { person, ...parts } = partsOf(spot);
  return { ...parts, ...(person && { applicant: person }), gridCode: grid, channel: "grid_visit" };
};

const sendAs = (spot: Spot, as: WaitingSpot["as"], grid: string): Promise<CaseDetail> =>
  as === "spot"
    ? call(cases.closeOnTheSpot, send, { body: spotReportOf(spot), key: spot.key })
    : call(cases.submit, send, { body: ordinaryReportOf(spot, grid), key: spot.key });

/** What came of it. `notSmall`: a grid cannot settle it, and nothing was kept of it. */
export type SpotSent = { made: CaseDetail } | { queued: true } | { notSmall: string } | { failed: unknown };

const made = () => refresh("/cases|", "/worklist");
const enqueue = (as: WaitingSpot["as"], grid: string) => {
  const spot = spotDraft();
  useSpots.setState(({ waiting }) => ({ waiting: [...waiting, { ...spot, user: me(), grid, as }] }));
  clearSpot();
};

const wasRefused = (error: unknown) => error instanceof ApiError && (error.status === 400 || error.status === 422);

/** Closes the draft on the spot, or reports it up; without a network it waits, and goes by itself. */
export const sendSpot = async (as: WaitingSpot["as"], grid: string): Promise<SpotSent> => {
  try {
    await sendSpotFiles();
    const answer = await sendAs(spotDraft(), as, grid);
    clearSpot();
    made();
    return { made: answer };
  } catch (error) {
    if (error instanceof NoNetwork) {
      enqueue(as, grid);
      return { queued: true };
    }
    // Refused for what it says: nothing was made of it, so that the next try is another intent.
    if (wasRefused(error)) editSpot({ key: uuid() });
    if (as === "spot" && error instanceof ApiError && error.status === 422) return { notSmall: error.message };
    return { failed: error };
  }
};

const replace = (key: string, by: WaitingSpot[]) =>
  useSpots.setState(({ waiting }) => ({ waiting: waiting.flatMap((one) => (one.key === key ? by : [one])) }));
/** Takes one out of those that wait. */
export const dropWaiting = (key: string) => replace(key, []);
/** Takes one that was refused back as the draft, to be mended. */
export const mendWaiting = ({ user, grid, as, refused, ...spot }: WaitingSpot) => {
  void [user, grid, as, refused];
  dropWaiting(spot.key);
  editSpot({ ...spot, key: uuid() });
};

const waitingOf = (key: string) => useSpots.getState().waiting.find((one) => one.key === key);

/** With the photos that were taken while there was no network. */
const withFiles = async (spot: WaitingSpot): Promise<WaitingSpot> => {
  await sendFiles(spot.files, (key, changes) => {
    const current = waitingOf(spot.key);
    if (current) replace(spot.key, [{ ...current, files: changed(current.files, key, changes) }]);
  });
  return waitingOf(spot.key) ?? spot;
};

/** Whether the next may be tried. */
const sendOne = async (next: WaitingSpot): Promise<boolean> => {
  try {
    const { number } = await sendAs(await withFiles(next), next.as, next.grid);
    dropWaiting(next.key);
    made();
    toast(next.as === "spot" ? spotWords.sentLater(number) : spotWords.raisedLater(number));
    return true;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500 || error.status === 429 || error.status === 401)
      return false;
    // No matter for a grid: it goes up as it is, rather than waiting for somebody to look.
    const up = error.status === 422 && next.as === "spot";
    replace(next.key, [up ? { ...next, as: "ordinary", key: uuid() } : { ...next, refused: problemOf(error).text }]);
    return true;
  }
};

const sendAll = async () => {
  for (;;) {
    const next = useSpots.getState().waiting.find(({ user, refused }) => user === me() && refused === undefined);
    if (!next || !(await sendOne(next))) return;
  }
};

let running: Promise<void> | undefined;

/** Sends what waits, in the order it was written; each once. */
export const sendSpots = () => {
  running ??= sendAll().finally(() => (running = undefined));
  return running;
};
