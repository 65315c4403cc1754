import type { Server } from "node:http";

/** How often connections that have fallen idle are looked for, and how long a request under way may take; in ms. */
const lookMs = 50;
const graceMs = 10_000;

/**
 * Closes a server: nobody new is let in, requests under way are answered, and no kept-alive connection is waited for.
 * Node closes what is idle once, as it is asked; a connection that was busy then would be kept open for its whole idle time.
 * What takes longer than ten seconds is cut.
 */
export const closeServer = async (server: Server): Promise<void> => {
  const closed = new Promise((done) => server.close(done));
  const look = setInterval(() => server.closeIdleConnections(), lookMs);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(look);
  clearTimeout(cut);
};
