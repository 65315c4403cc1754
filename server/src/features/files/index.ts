import type Router from "@koa/router";
import type { FileRef } from "@qizhen/shared/contract/files";
import { unavailable } from "../../kernel/errors";
import type { Job } from "../../kernel/jobs/jobs";
import type { Actor, AppKit } from "../accounts";
import { attachFiles } from "./attachFiles";
import { presentFile } from "./links";
import type { ReadersDoor } from "./readFile";
import { fileRoutes } from "./routes";
import { fileStore } from "./store";
import { createTurns } from "./turns";
import { uploadFile } from "./uploadFile";
import { words } from "./words";

export type { ReadersDoor } from "./readFile";

/** 照片、录音: what people send beside their words. */
export interface Files {
  routes(router: Router): void;
  jobs: Job[];
  /** Binds uploads of the actor's own to a case, or to a room of its talk. All or none. @throws unprocessable */
  attachFiles(
    ids: readonly string[],
    actor: Actor,
    caseId: string,
    room?: string,
  ): Promise<{ id: string; kind: "image" | "voice" }[]>;
  /** Links that open for this reader only, for a while; who asks has made sure that the reader may see them. In the order given. */
  fileRefs(ids: readonly string[], readerId: string, now: Date): Promise<FileRef[]>;
}

const hourMs = 60 * 60 * 1000;
const sweptAtOnce = 200;

/** Makes the feature. Who may see a case, and hear its rooms, is asked of those features when it is needed. */
export const createFiles = (kit: AppKit, readers: ReadersDoor): Files => {
  const inTurn = createTurns({ atOnce: 2, mostWaiting: 500, refuse: () => unavailable(words.busy, undefined, 10) });
  return {
    routes: (router) =>
      fileRoutes(router, kit, {
        store: fileStore,
        readers,
        upload: ({ id: owner }, upload, key, now) =>
          uploadFile({ owner, upload, key, now }, { store: fileStore, inTurn }),
      }),
    jobs: [
      {
        name: "files.sweep",
        everyMs: hourMs,
        run: async (now) => {
          while ((await fileStore.sweep(now, sweptAtOnce)) === sweptAtOnce);
        },
      },
    ],
    attachFiles: (ids, actor, caseId, room) =>
      attachFiles({ owner: actor.id, ids, caseId, room, now: kit.clock() }, fileStore),
    fileRefs: async (ids, readerId, now) => {
      const found = new Map((await fileStore.findMany(ids)).map((file) => [file.id, file]));
      return ids
        .map((id) => found.get(id))
        .filter((file) => file !== undefined)
        .map((file) => presentFile(kit.tokens, file, readerId, now));
    },
  };
};
