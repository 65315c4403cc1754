import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** What the stand-in was asked. */
interface Asked {
  model: string;
  messages: { role: string; content: string }[];
}
/** How it answers: words for the content of the first choice, or trouble. */
type Manner = { says: (asked: Asked) => string } | "fails" | "hangs" | "babbles" | "drops";

/** A stand-in for a language model on loopback, for tests: it follows the published chat-completions interface. */
export const startModelStandIn = async (apiKey: string) => {
  const asked: Asked[] = [];
  let manner: Manner = "hangs";
  const server = createServer((request, answer) => {
    void text(request).then((body) => {
      const known = request.method === "POST" && request.url === "/v1/chat/completions";
      if (!known) return answer.writeHead(404).end();
      if (request.headers.authorization !== `Bearer ${apiKey}`) return answer.writeHead(401).end();
      const question = JSON.parse(body) as Asked;
      asked.push(question);
      if (manner === "hangs") return;
      if (manner === "drops") return answer.destroy();
      if (manner === "fails") return answer.writeHead(500).end('{"error":{"message":"overloaded"}}');
      if (manner === "babbles") return answer.writeHead(200).end("<html>");
      const message = { role: "assistant", content: manner.says(question) };
      answer.writeHead(200, { "content-type": "application/json" });
      return answer.end(
        JSON.stringify({
          id: "chatcmpl-1",
          object: "chat.completion",
          created: 1_760_000_000,
          model: question.model,
          choices: [{ index: 0, message, finish_reason: "stop" }],
          usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
        }),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    behave: (how: Manner) => void (manner = how),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
