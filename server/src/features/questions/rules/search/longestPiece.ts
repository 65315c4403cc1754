/** Every piece of a text of this length. */
const piecesOf = (text: string, length: number): Set<string> => {
  const pieces = new Set<string>();
  for (let at = 0; at + length <= text.length; at++) pieces.add(text.slice(at, at + length));
  return pieces;
};

const shares = (pieces: ReadonlySet<string>, text: string, length: number): boolean => {
  for (let at = 0; at + length <= text.length; at++) if (pieces.has(text.slice(at, at + length))) return true;
  return false;
};

/** The plain way to search, to be compared with: how long the longest piece is that two texts have in common. */
export const longestPiece = (typed: string): ((text: string) => number) => {
  const byLength = new Map<number, Set<string>>();
  const pieces = (length: number) => {
    const known = byLength.get(length) ?? piecesOf(typed, length);
    byLength.set(length, known);
    return known;
  };
  return (text) => {
    let length = 0;
    while (shares(pieces(length + 1), text, length + 1)) length += 1;
    return length;
  };
};
