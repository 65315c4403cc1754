import { typeOfKey } from "../values";
import type { Refusal, World } from "./world";

/** One call of WeChat's API: what was sent, and what it answers. */
interface StandInCall {
  query: URLSearchParams;
  body: Readonly<Record<string, unknown>> | undefined;
}
type Answer = Readonly<Record<string, unknown>> | Refusal;

const refuse = (errcode: number, errmsg: string): Refusal => ({ errcode, errmsg: `${errmsg} rid: 6543-21` });
const minute = 60_000;

const wrongAccount = (world: World, appId: unknown, secret: unknown) => {
  if (appId !== world.appId) return refuse(40013, "invalid appid");
  return secret === world.secret ? undefined : refuse(40125, "invalid appsecret");
};

/** A code is good once, for five minutes; one of another button is no code at all. */
const spend = (world: World, code: unknown, kind: "login" | "phone") => {
  const found = world.codes.get(String(code));
  if (found?.kind !== kind || world.now() - found.at > 5 * minute) return refuse(40029, "invalid code");
  if (found.used) return refuse(40163, "code been used");
  found.used = true;
  return found;
};

const codeToSession = (world: World, { query }: StandInCall): Answer => {
  const wrong = wrongAccount(world, query.get("appid"), query.get("secret"));
  if (wrong) return wrong;
  if (query.get("grant_type") !== "authorization_code") return refuse(40002, "invalid grant_type");
  const code = spend(world, query.get("js_code"), "login");
  if ("errcode" in code) return code;
  if (world.blocked.has(code.subject)) return refuse(40226, "code blocked");
  const { subject: openid, unionid } = code;
  return { openid, session_key: world.random(16), ...(unionid && { unionid }) };
};

/** The same token until its last five minutes; then the next one, while both are good. */
const stableToken = (world: World, { body }: StandInCall): Answer => {
  if (!body) return refuse(43002, "require POST method");
  if (body["grant_type"] !== "client_credential") return refuse(40002, "invalid grant_type");
  const wrong = wrongAccount(world, body["appid"], body["secret"]);
  if (wrong) return wrong;
  const kept = world.tokens.findLast(({ until }) => until - world.now() > 5 * minute);
  const token = kept ?? { value: world.random(400), until: world.now() + 120 * minute };
  if (!kept) world.tokens.push(token);
  return { access_token: token.value, expires_in: Math.floor((token.until - world.now()) / 1000) };
};

const badToken = (world: World, { query }: StandInCall) => {
  const token = world.tokens.find(({ value }) => value === query.get("access_token"));
  if (!token) return refuse(40001, "invalid credential, access_token is invalid or not latest");
  return token.until <= world.now() ? refuse(42001, "access_token expired") : undefined;
};

const phoneNumber = (world: World, call: StandInCall): Answer => {
  const bad = badToken(world, call);
  if (bad) return bad;
  const code = spend(world, call.body?.["code"], "phone");
  if ("errcode" in code) return code;
  const { subject: purePhoneNumber, country = "86", appId = world.appId } = code;
  return {
    errcode: 0,
    errmsg: "ok",
    phone_info: {
      phoneNumber: country === "86" ? purePhoneNumber : `+${country}${purePhoneNumber}`,
      purePhoneNumber,
      countryCode: country,
      watermark: { timestamp: Math.floor(world.now() / 1000), appid: appId },
    },
  };
};

/** What each type takes, as WeChat checks it: in characters, without line breaks. */
const takes: Readonly<Record<string, RegExp>> = {
  thing: /^[^\n\r\t]{1,20}$/u,
  number: /^\d{1,32}(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\n\r\t]{1,5}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  time: /^[^\n\r\t]{1,64}$/u,
  date: /^[^\n\r\t]{1,64}$/u,
  amount: /^[^\n\r\t\d]?\d{1,10}(\.\d{1,2})?元?$/u,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^[^\n\r\t]{1,8}$/u,
  name: /^([\u4e00-\u9fff·]{1,10}|[A-Za-z ·.'-]{1,20}|[^\n\r\t]{1,10})$/u,
  phrase: /^[\u4e00-\u9fff]{1,5}$/,
};

const wrongValue = (keys: readonly string[], data: Readonly<Record<string, { value?: unknown }>>) => {
  const named = [...new Set([...keys, ...Object.keys(data)])];
  return named.find((key) => {
    const value = data[key]?.value;
    return !keys.includes(key) || typeof value !== "string" || !takes[typeOfKey(key)]?.test(value);
  });
};

const sendSubscription = async (world: World, call: StandInCall): Promise<Answer> => {
  const bad = badToken(world, call);
  if (bad) return bad;
  const { touser, template_id: templateId, data, page } = call.body ?? {};
  const openid = String(touser);
  if (!world.followers.has(openid)) return refuse(40003, "invalid openid");
  const keys = world.templates.get(String(templateId));
  if (!keys) return refuse(40037, "invalid template_id");
  if (typeof page === "string" && page.startsWith("/")) return refuse(41030, "invalid page");
  const wrong = wrongValue(keys, (data ?? {}) as Record<string, { value?: unknown }>);
  if (wrong !== undefined) return refuse(47003, `argument invalid! data.${wrong}.value invalid`);
  if (world.sending.has(openid)) return refuse(43108, "concurrent sending to the same user");
  world.sending.add(openid);
  await world.rest();
  world.sending.delete(openid);
  const left = `${openid}|${String(templateId)}`;
  const count = world.consents.get(left) ?? 0;
  if (count === 0) return refuse(43101, "user refuse to accept the msg");
  world.consents.set(left, count - 1);
  world.sent.push({ openid, templateId: String(templateId), body: call.body ?? {} });
  return { errcode: 0, errmsg: "ok" };
};

/** Judges a text by marker words: `[risky]` and `[review]` stand for what WeChat would find. */
const checkText = (world: World, call: StandInCall): Answer => {
  const bad = badToken(world, call);
  if (bad) return bad;
  const { openid, content, title = "", version, scene } = call.body ?? {};
  if (version !== 2 || ![1, 2, 3, 4].includes(Number(scene))) return refuse(40129, "invalid scene");
  if (typeof content !== "string" || content === "") return refuse(44002, "empty post data");
  if (content.length > 2500) return refuse(45002, "content size out of limit");
  if (!world.followers.has(String(openid))) return refuse(61010, "code is expired");
  const text = `${String(title)}${content}`;
  const suggest = text.includes("[risky]") ? "risky" : text.includes("[review]") ? "review" : "pass";
  return { errcode: 0, errmsg: "ok", result: { suggest, label: suggest === "pass" ? 100 : 20003 }, detail: [] };
};

/** The calls by path. */
export const calls: Readonly<Record<string, (world: World, call: StandInCall) => Answer | Promise<Answer>>> = {
  "/sns/jscode2session": codeToSession,
  "/cgi-bin/stable_token": stableToken,
  "/wxa/business/getuserphonenumber": phoneNumber,
  "/cgi-bin/message/subscribe/send": sendSubscription,
  "/wxa/msg_sec_check": checkText,
};
