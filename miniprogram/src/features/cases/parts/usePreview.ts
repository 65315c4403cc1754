import { useMemo } from "react";
import { triage, type TriageResult } from "@qizhen/shared/contract/triage";
import { call } from "@qizhen/shared/endpoint";
import useSWR from "swr";
import type { Loadable } from "../../../components/screen/loadable";
import { placeOf, type Draft } from "../../../client/draft";
import { problemOf } from "../../../client/problems";
import { send } from "../../../client/send";
import { useUser } from "../../../client/session";
import { useSettled } from "../../../client/useSettled";

/** 会交给谁、为什么, asked once the words stay the same for a moment. Without words there is nothing to judge yet. */
export const usePreview = (draft: Draft): Loadable<TriageResult> => {
  const user = useUser()?.id;
  const asked = useMemo(() => {
    const { service, mediator } = draft;
    const choice = { ...(service && { service }), ...(mediator && { mediatorId: mediator.id }) };
    return JSON.stringify({
      description: draft.description.trim(),
      ...placeOf(draft),
      ...((service || mediator) && { choice }),
    });
  }, [draft]);
  const settled = useSettled(asked);
  const { data, error, mutate } = useSWR(
    user && draft.description.trim() ? `${user}|preview|${settled}` : null,
    () => call(triage.preview, send, { body: JSON.parse(settled) as { description: string } }),
    { keepPreviousData: true, shouldRetryOnError: false, revalidateIfStale: false },
  );
  return { data, problem: error === undefined ? null : problemOf(error), retry: () => void mutate() };
};
