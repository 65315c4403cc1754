import { useState } from "react";
import { ratingSides, type Rating, type RatingTag } from "@qizhen/shared/contract/evaluation";
import type { Sides } from "./Marks";
import type { Spoken } from "./VoiceNote";

interface Form {
  overall: number | undefined;
  sides: Sides;
  tags: RatingTag[];
  comment: string;
  voice: Spoken | undefined;
}
export type RateForm = ReturnType<typeof useRateForm>;

const sidesOf = (rating: Rating | undefined): Sides =>
  Object.fromEntries(ratingSides.flatMap((side) => (rating?.[side] === undefined ? [] : [[side, rating[side]]])));

/** What one says of a matter: begins with what one has said before. */
export const useRateForm = (mine: Rating | undefined) => {
  const [form, setForm] = useState<Form>({
    overall: mine?.overall,
    sides: sidesOf(mine),
    tags: mine?.tags ?? [],
    comment: mine?.comment ?? "",
    voice: mine?.voice,
  });
  /** As it is sent; undefined while the whole is not judged. */
  const request = () => {
    const { overall, sides, tags, voice } = form;
    const comment = form.comment.trim();
    if (overall === undefined) return undefined;
    return {
      overall,
      ...sides,
      ...(tags.length > 0 && { tags }),
      ...(comment && { comment }),
      ...(voice && { voice: voice.id }),
    };
  };
  return { form, set: (change: Partial<Form>) => setForm((was) => ({ ...was, ...change })), request };
};
