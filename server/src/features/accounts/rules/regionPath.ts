/** Digits that name each level: county 6, town 9, village 12, grid 15 (统计用区划代码 and a grid's three digits). */
const levels = [6, 9, 12, 15];
const ordinaryLength = 12;

/**
 * Codes from the county down to `code` itself, by the numbering alone: 150204101001003 lies in 150204101001, in
 * 150204101000, in 150204000000. For regions that are not loaded; a loaded tree says it itself.
 */
export const regionPathOf = (code: string): string[] => {
  const path = levels
    .filter((digits) => digits <= code.length)
    .map((digits) => code.slice(0, digits).padEnd(ordinaryLength, "0"));
  return [...new Set([...path, code])];
};

/** Whether a code names a grid (网格). */
export const isGridCode = (code: string) => code.length > ordinaryLength;
