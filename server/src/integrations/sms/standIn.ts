import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

interface Texted {
  phone: string;
  template: string;
  values: { code?: string };
}

/** A stand-in for the SMS gateway on loopback, for tests: it keeps what it is given, and goes wrong when told to. */
export const startSmsStandIn = async (apiKey: string) => {
  const texted: Texted[] = [];
  let trouble: "refuses" | "hangs" | undefined;
  const server = createServer((request, answer) => {
    void text(request).then((body) => {
      if (trouble === "hangs") return;
      const known = request.headers.authorization === `Bearer ${apiKey}` && request.url === "/messages";
      if (known && !trouble) texted.push(JSON.parse(body) as Texted);
      answer.writeHead(!known ? 401 : trouble ? 503 : 202).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    texted,
    /** The last code that a phone was sent. */
    codeOf: (phone: string) => texted.findLast((message) => message.phone === phone)?.values.code,
    goWrong: (how: typeof trouble) => void (trouble = how),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
