/** Names by their characters, for walking a text once. */
export interface NameTrie<T> {
  /** The longest name that begins at a place of the text; none in the middle of a number (1分场 is not in 11分场). */
  longestAt(text: string, at: number): { value: T; end: number } | undefined;
}

interface Node<T> {
  next: Map<string, Node<T>>;
  value?: T;
}

const digit = /\d/;

/** Builds the trie; a look-up costs the length of the longest name that fits, whatever the number of names. */
export const createNameTrie = <T>(names: ReadonlyMap<string, T>): NameTrie<T> => {
  const root: Node<T> = { next: new Map() };
  for (const [name, value] of names) {
    let node = root;
    for (const char of name.split("")) {
      const next = node.next.get(char) ?? { next: new Map() };
      node.next.set(char, next);
      node = next;
    }
    node.value = value;
  }
  return {
    longestAt: (text, at) => {
      if (digit.test(text[at] ?? "") && digit.test(text[at - 1] ?? "")) return undefined;
      let [node, found]: [Node<T> | undefined, { value: T; end: number } | undefined] = [root, undefined];
      for (let i = at; node; i++) {
        if (node.value !== undefined && i > at) found = { value: node.value, end: i };
        node = node.next.get(text[i] ?? "");
      }
      return found;
    },
  };
};
