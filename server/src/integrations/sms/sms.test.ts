import { createLog } from "../../kernel/log";
import { createSms, SmsError } from "./sms";
import { startSmsStandIn } from "./standIn";

const log = createLog("silent");
let gateway: Awaited<ReturnType<typeof startSmsStandIn>>;
beforeEach(async () => {
  gateway = await startSmsStandIn("key");
});
afterEach(() => gateway.stop());

test("a code reaches the phone it is for", async () => {
  await createSms({ baseUrl: gateway.url, apiKey: "key" }, log).sendCode("13800001234", "042917");
  expect(gateway.texted).toEqual([{ phone: "13800001234", template: "sign_in_code", values: { code: "042917" } }]);
});

test.each([
  ["a gateway that refuses", { apiKey: "key" }, "refuses"],
  ["a wrong key", { apiKey: "wrong" }, undefined],
  ["no gateway at all", { baseUrl: "" }, undefined],
  ["nobody at the address", { baseUrl: "http://127.0.0.1:1" }, undefined],
] as const)("%s is an error, never a message that seems sent", async (_, wrong, trouble) => {
  gateway.goWrong(trouble);
  const sms = createSms({ baseUrl: gateway.url, apiKey: "key", ...wrong }, log);
  await expect(sms.sendCode("13800001234", "042917")).rejects.toThrow(SmsError);
  expect(gateway.texted).toEqual([]);
});

test("a gateway that hangs is given up", async () => {
  gateway.goWrong("hangs");
  const sms = createSms({ baseUrl: gateway.url, apiKey: "key", timeoutMs: 100 }, log);
  await expect(sms.sendCode("13800001234", "042917")).rejects.toThrow(SmsError);
});
