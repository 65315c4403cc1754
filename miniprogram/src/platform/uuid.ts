/** A key that nobody else has: 122 random bits. Names an intent to the server; it opens nothing, so `Math.random` may make it where WeChat has no better. */
export const uuid = () =>
  "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, () => Math.floor(Math.random() * 16).toString(16));
