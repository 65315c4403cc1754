import * as z from "zod";
import { endpoint, pageOf, paging } from "../endpoint";
import { categories, keysOf, roles, staffRoles } from "../vocabulary";
import { day, id, instant, mobile, namedGrid, personName, regionCode, text } from "./fields";

/** 身份: signing in, being oneself, and the people who work here. */

const password = z.string().min(1, "请写密码").max(200, "密码太长了");
/** A password that is being set: 10 characters at least, for there is no second factor. */
const newPassword = z.string().min(10, "密码至少 10 位").max(200, "密码太长了");
const username = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/, "账号是 2–40 位字母、数字、点或横线");

/** Whoever is signed in. `phone` is masked. */
export const user = z.object({
  id: z.string(),
  kind: z.enum(["resident", "staff"]),
  name: z.string().optional(),
  username: z.string().optional(),
  phone: z.string().optional(),
  roles: z.array(z.enum(keysOf(roles))),
  region: namedGrid.optional(),
  /** A resident's home grid, as they chose it; a grid worker's own grid. */
  grid: namedGrid.optional(),
  /** The version of the privacy notice that was agreed to, if any. */
  consent: z.string().optional(),
  /** A resident whose WeChat is bound to a staff account. */
  staff: z.object({ id: z.string(), name: z.string() }).optional(),
});
export type User = z.infer<typeof user>;

const session = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  /** Life of the access token, in seconds. */
  expiresIn: z.number().int(),
  user,
});
export type Session = z.infer<typeof session>;

/** A member of staff, as administrators see them. `open` counts the cases in hand. */
export const staffMember = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  phone: z.string().optional(),
  roles: z.array(z.enum(staffRoles)),
  region: namedGrid,
  title: z.string().optional(),
  specialities: z.array(z.enum(keysOf(categories))),
  languages: z.array(z.enum(["zh", "mn"])),
  capacity: z.number().int(),
  open: z.number().int(),
  leave: z.array(z.object({ from: z.string(), to: z.string() })),
  workingSince: z.number().int().optional(),
  bio: z.string().optional(),
  disabled: z.boolean(),
});
export type StaffMember = z.infer<typeof staffMember>;

const leave = z.array(z.strictObject({ from: day, to: day })).max(50);
const staffFields = {
  name: personName,
  phone: mobile.optional(),
  roles: z.array(z.enum(staffRoles)).min(1, "至少选一个角色").max(7),
  region: regionCode,
  /** What stands on the door: 律师, 法官, 人社局. */
  title: text(30).optional(),
  /** Empty means all matters. */
  specialities: z.array(z.enum(keysOf(categories))).max(18),
  languages: z.array(z.enum(["zh", "mn"])).min(1),
  /** How many cases at once; 0 takes none. */
  capacity: z.number().int().min(0).max(500),
  leave,
  /** The year since which they have done this work: residents read for how long. */
  workingSince: z.number().int().min(1950, "年份不对").max(2100, "年份不对").optional(),
  /** What residents read of them in the directory. */
  bio: text(200).optional(),
};

/** Version of the privacy notice that the apps show; consents name it. */
export const privacyVersion = "2026-11";

export const accounts = {
  wechat: endpoint({
    method: "POST",
    path: "/api/v1/auth/wechat",
    summary: "居民用微信登录",
    access: "public",
    /** Who has bound this WeChat to a staff account is signed in as that; `as` asks for the resident instead. */
    body: z.strictObject({ code: z.string().min(1).max(128), as: z.literal("resident").optional() }),
    answer: session,
  }),
  phoneCode: endpoint({
    method: "POST",
    path: "/api/v1/auth/phone/code",
    summary: "给手机发验证码",
    access: "public",
    body: z.strictObject({ phone: mobile }),
    /** `sampleCode` only in sample mode, where no message leaves the machine. */
    answer: z.object({ retryAfterSeconds: z.number().int(), sampleCode: z.string().optional() }),
  }),
  phone: endpoint({
    method: "POST",
    path: "/api/v1/auth/phone",
    summary: "居民用手机验证码登录",
    access: "public",
    body: z.strictObject({ phone: mobile, code: z.string().regex(/^\d{6}$/, "验证码是 6 位数字") }),
    answer: session,
  }),
  staff: endpoint({
    method: "POST",
    path: "/api/v1/auth/staff",
    summary: "工作人员用账号密码登录",
    access: "public",
    body: z.strictObject({ username: z.string().trim().min(1, "请写账号").max(64), password }),
    answer: session,
  }),
  refresh: endpoint({
    method: "POST",
    path: "/api/v1/auth/refresh",
    summary: "续期；用过的续期凭证再用，整组作废",
    access: "public",
    body: z.strictObject({ refreshToken: z.string().min(1).max(512) }),
    answer: session,
  }),
  signOut: endpoint({
    method: "POST",
    path: "/api/v1/auth/sign-out",
    summary: "退出，续期凭证作废",
    access: "public",
    body: z.strictObject({ refreshToken: z.string().min(1).max(512) }),
    answer: z.object({ done: z.literal(true) }),
  }),
  sample: endpoint({
    method: "GET",
    path: "/api/v1/auth/sample",
    summary: "示例账号（只在示例模式有，其余 404）",
    access: "public",
    answer: z.object({
      residents: z.array(z.object({ code: z.string(), label: z.string() })),
      staff: z.array(z.object({ username: z.string(), label: z.string() })),
      password: z.string(),
    }),
  }),
  me: endpoint({
    method: "GET",
    path: "/api/v1/me",
    summary: "我是谁",
    access: "signedIn",
    answer: user,
  }),
  updateMe: endpoint({
    method: "POST",
    path: "/api/v1/me",
    summary: "改自己的称呼、所在网格",
    access: "signedIn",
    body: z.strictObject({ name: personName.optional(), grid: regionCode.optional() }),
    answer: user,
  }),
  bindPhone: endpoint({
    method: "POST",
    path: "/api/v1/me/phone",
    summary: "绑定手机：微信按钮给的 code，或手机加验证码；绑定后能找到别人替自己登记的事",
    access: ["resident"],
    body: z.union([
      z.strictObject({ wechatCode: z.string().min(1).max(128) }),
      z.strictObject({ phone: mobile, code: z.string().regex(/^\d{6}$/, "验证码是 6 位数字") }),
    ]),
    answer: user,
  }),
  consent: endpoint({
    method: "POST",
    path: "/api/v1/me/consents",
    summary: "同意或撤回同意隐私说明",
    access: "signedIn",
    status: 201,
    body: z.strictObject({ notice: z.literal("privacy"), version: text(20), agreed: z.boolean() }),
    answer: z.object({ notice: z.literal("privacy"), version: z.string(), agreed: z.boolean(), at: instant }),
  }),
  bindStaff: endpoint({
    method: "POST",
    path: "/api/v1/me/staff",
    summary: "网格员把微信和工作账号绑在一起；回来的是工作账号的登录",
    access: ["resident"],
    body: z.strictObject({ username: z.string().trim().min(1).max(64), password }),
    answer: session,
  }),
  listStaff: endpoint({
    method: "GET",
    path: "/api/v1/staff",
    summary: "工作人员名单（本辖区）",
    access: ["admin", "clerk", "leader"],
    query: z.strictObject({
      region: regionCode.optional(),
      role: z.enum(staffRoles).optional(),
      q: text(40).optional(),
      ...paging,
    }),
    answer: pageOf(staffMember),
  }),
  getStaff: endpoint({
    method: "GET",
    path: "/api/v1/staff/:id",
    summary: "一位工作人员",
    access: ["admin", "clerk", "leader"],
    params: z.strictObject({ id }),
    answer: staffMember,
  }),
  createStaff: endpoint({
    method: "POST",
    path: "/api/v1/staff",
    summary: "添加工作人员",
    access: ["admin"],
    status: 201,
    body: z.strictObject({ username, password: newPassword, ...staffFields }),
    answer: staffMember,
  }),
  updateStaff: endpoint({
    method: "POST",
    path: "/api/v1/staff/:id",
    summary: "改工作人员的资料、请假、停用",
    access: ["admin"],
    params: z.strictObject({ id }),
    body: z.strictObject({ ...z.strictObject(staffFields).partial().shape, disabled: z.boolean().optional() }),
    answer: staffMember,
  }),
  resetPassword: endpoint({
    method: "POST",
    path: "/api/v1/staff/:id/password",
    summary: "重设密码；此人已登录的全部退出",
    access: ["admin"],
    params: z.strictObject({ id }),
    body: z.strictObject({ password: newPassword }),
    answer: z.object({ done: z.literal(true) }),
  }),
};
