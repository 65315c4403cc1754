import { ApiError } from "@qizhen/shared/endpoint";

/** What a request is refused with. @throws where it was not refused */
export const refusalOf = async (request: Promise<unknown>) => {
  const error = await request.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiError)) throw error instanceof Error ? error : new Error("it was not refused");
  const { status, code, message, fields } = error;
  return { status, code, message, fields };
};
