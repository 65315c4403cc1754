/** What an address of a page carries behind its question mark. */
export const queryOf = (url: string) => Object.fromEntries(new URLSearchParams(url.split("?")[1] ?? ""));

/** The page that an address names, as app.json names it. */
export const pathOf = (url: string) => (url.split("?")[0] ?? "").replace(/^\//, "");
