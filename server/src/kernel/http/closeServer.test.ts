import { Agent, createServer, request, type Server, type ServerResponse } from "node:http";
import { once } from "node:events";
import { connect, type AddressInfo, type Socket } from "node:net";
import { closeServer } from "./closeServer";

const listening = async (server: Server) => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
};

test("a request under way is answered, and its kept-alive connection does not hold the server open", async () => {
  const under: ServerResponse[] = [];
  const server = createServer({ keepAliveTimeout: 60_000 }, (_, response) => void under.push(response));
  const port = await listening(server);
  const asked = request({ port, host: "127.0.0.1", agent: new Agent({ keepAlive: true }) }).end();
  await once(server, "request");
  const closing = closeServer(server);
  const answered = once(asked, "response");
  under.forEach((response) => response.end("answered"));
  const [response] = (await answered) as [AsyncIterable<Buffer>];
  let text = "";
  for await (const chunk of response) text += chunk.toString();
  expect(text).toBe("answered");
  await closing;
}, 8000);

test("nobody new is let in while it closes", async () => {
  const server = createServer((_, response) => void response.end());
  const port = await listening(server);
  await closeServer(server);
  const late: Socket = connect(port, "127.0.0.1");
  const [error] = (await once(late, "error")) as [NodeJS.ErrnoException];
  expect(error.code).toBe("ECONNREFUSED");
});
