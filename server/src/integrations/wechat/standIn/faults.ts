import type { ServerResponse } from "node:http";

/** What goes wrong with a call instead of an answer. */
type Fault =
  | { kind: "errcode"; errcode: number }
  | { kind: "hang" }
  | { kind: "badGateway" }
  | { kind: "empty" }
  | { kind: "resetMidBody" };

/** Faults that wait for calls of a path; each is used `times` times. */
export const createFaults = () => {
  const waiting: { path: string; fault: Fault; times: number }[] = [];
  return {
    add: (path: string, fault: Fault, times: number) => void waiting.push({ path, fault, times }),
    clear: () => void waiting.splice(0),
    take: (path: string): Fault | undefined => {
      const found = waiting.find((one) => one.path === path && one.times > 0);
      if (found) found.times -= 1;
      return found?.fault;
    },
  };
};

/** Does the wrong thing. @returns the body to answer, where the fault is one that is answered */
export const spoil = (fault: Fault, answer: ServerResponse): { errcode: number; errmsg: string } | undefined => {
  if (fault.kind === "errcode") return { errcode: fault.errcode, errmsg: "fault on request rid: 0-0-0" };
  if (fault.kind === "badGateway") {
    answer.writeHead(502, { "content-type": "text/html" });
    answer.end("<html><body><h1>502 Bad Gateway</h1></body></html>");
  } else if (fault.kind === "empty") answer.end();
  else if (fault.kind === "resetMidBody") {
    answer.writeHead(200, { "content-type": "application/json", "content-length": "500" });
    answer.write('{"openid":"o');
    setImmediate(() => answer.destroy());
  }
  return undefined; // "hang": nothing is ever answered
};
