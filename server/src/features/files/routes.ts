import type Router from "@koa/router";
import { api } from "@qizhen/shared/contract";
import { notFound, unauthenticated, unsupportedType } from "../../kernel/errors";
import { written } from "../../kernel/http/route";
import type { Actor, AppKit } from "../accounts";
import { presentFile, readerOfLink } from "./links";
import { maySeeFile, type ReadersDoor } from "./readFile";
import { receiveUpload, type ReceivedUpload } from "./receiveUpload";
import { sendFile } from "./sendFile";
import type { FileStore, StoredFile } from "./store";
import { words } from "./words";

/** What the routes need of the feature. */
export interface FilesInside {
  store: FileStore;
  readers: ReadersDoor;
  upload(actor: Actor, upload: ReceivedUpload, key: string | undefined, now: Date): Promise<StoredFile>;
}

/** HTTP of files (照片、录音). */
export const fileRoutes = (
  router: Router,
  { route, tokens }: AppKit,
  { store, readers, upload }: FilesInside,
): void => {
  route(
    router,
    api.files.upload,
  )(async (_, { actor, now, intent, ctx }) => {
    if (!ctx.is("multipart/form-data")) throw unsupportedType(words.notAForm);
    const file = await receiveUpload(ctx.req, (received) => upload(actor, received, intent?.key, now));
    return presentFile(tokens, file, actor.id, now);
  });

  route(
    router,
    api.files.download,
  )(async ({ params: { id }, query: { token, size } }, { actor: caller, now, ctx }) => {
    const actor = caller as Actor | undefined; // public: a link opens without signing in
    const byLink = token !== undefined && readerOfLink(tokens, token, id, now) !== undefined;
    if (!byLink && !actor) throw unauthenticated(words.linkExpired);
    const file = await store.find(id);
    if (!file || !(byLink || (actor && (await maySeeFile(actor, file, readers))))) throw notFound(words.notThere);
    await sendFile(ctx, file, size === "thumb", store);
    return written;
  });
};
