import { useState } from "react";

/** Which rows came after the list was first shown, so that new work is seen to arrive. */
export const useFreshIds = (ids: string[] | undefined): ReadonlySet<string> => {
  const [known, setKnown] = useState<ReadonlySet<string>>();
  if (ids && !known) setKnown(new Set(ids)); // once, with the first answer
  return new Set(known ? ids?.filter((id) => !known.has(id)) : []);
};
