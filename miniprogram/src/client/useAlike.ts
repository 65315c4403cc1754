import { useMemo } from "react";
import { lookalikes, type FoundAlike } from "@qizhen/shared/contract/lookalikes";
import { call } from "@qizhen/shared/endpoint";
import useSWR from "swr";
import { placeOf, type Draft } from "./draft";
import { send } from "./send";
import { useUser } from "./session";

/** Whether the neighbours reported the same as this draft says; asked on its last page only. What fails says nothing. */
export const useAlike = (draft: Draft): FoundAlike | undefined => {
  const user = useUser();
  const asked = useMemo(() => JSON.stringify({ description: draft.description.trim(), ...placeOf(draft) }), [draft]);
  const { data } = useSWR(
    user?.kind === "resident" && draft.description.trim() ? `${user.id}|alike|${asked}` : null,
    () => call(lookalikes.preview, send, { body: JSON.parse(asked) as { description: string } }),
    { shouldRetryOnError: false, revalidateIfStale: false, revalidateOnFocus: false },
  );
  return data?.found ?? undefined;
};
