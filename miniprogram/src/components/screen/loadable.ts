/** What went wrong, for a person: what, and what to do. */
export interface Problem {
  kind: "offline" | "signIn" | "notFound" | "forbidden" | "server";
  title: string;
  text: string;
}

/** Something that comes from the server. `data` stays what was last known while `problem` tells why there is no newer. */
export interface Loadable<T> {
  data: T | undefined;
  problem: Problem | null;
  retry: () => void;
}
