/** The codes from the county down to a code, itself last; empty when unknown. A circle of wrong parents ends after four. */
export const pathIn = (
  byCode: ReadonlyMap<string, { code: string; parent: string | null }>,
  code: string,
): string[] => {
  const path: string[] = [];
  for (let at = byCode.get(code); at && path.length < 4; at = byCode.get(at.parent ?? "")) path.unshift(at.code);
  return path;
};
