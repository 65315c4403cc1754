import { useMemo } from "react";
import { blankDraft, type Draft } from "../../../../client/draft";
import type { Spot } from "../../../../client/spots";
import { usePreview } from "../usePreview";

/** What the triage says of a small matter while it is written: danger must be seen before it is sent. */
export const useSpotPreview = ({ description, address }: Spot, grid: { code: string; name: string } | undefined) => {
  const draft = useMemo<Draft>(
    () => ({ ...blankDraft(), description, address, ...(grid && { grid }) }),
    [description, address, grid],
  );
  return usePreview(draft);
};
