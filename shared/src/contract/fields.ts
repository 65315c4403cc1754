import * as z from "zod";

/** The id of a document: 24 hexadecimal digits. */
export const id = z.string().regex(/^[0-9a-f]{24}$/, "编号不对，请从列表里重新打开");

/** An instant, ISO 8601 with offset. */
export const instant = z.iso.datetime({ offset: true });

/** A day in Asia/Shanghai, `2026-01-31`. */
export const day = z.iso.date("日期请写成 2026-01-31 这样");

// Characters that hide or turn text: C0/C1 controls but for tab and line breaks, bidi overrides, zero-width joiners used to hide.
const hidden = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/u;
// Half of a surrogate pair cannot be stored as UTF-8.
const lonely = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Text that a person wrote, trimmed, `min`–`max` UTF-16 units, without characters that cannot be seen. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min, min === 1 ? "这里还没有写" : `请至少写 ${min} 个字，说清楚一点`)
    .max(max, `写得太长了，最多 ${max} 个字`)
    .refine((value) => !hidden.test(value) && !lonely.test(value), "里面有看不见的特殊字符，请删掉后再试");

/** A person's name: 2–30 characters, never split; may hold "·", spaces and Mongolian script (DOMAIN §10). */
export const personName = text(30, 2).refine((value) => !/[\n\r\t<>]/.test(value), "姓名里有不该有的字符");

/** A mainland phone: 11 digits of a mobile, or a landline with its area code. */
export const phone = z
  .string()
  .trim()
  .regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/, "电话号码不对，手机是 11 位数字，座机要带区号");

/** A mobile that can receive a text message. */
export const mobile = z
  .string()
  .trim()
  .regex(/^1[3-9]\d{9}$/, "手机号是 11 位数字，请检查");

/** GCJ-02 degrees. Possible coordinates only; outside every grid is allowed. */
export const point = z.strictObject({
  lng: z.number().min(-180, "经度不对").max(180, "经度不对"),
  lat: z.number().min(-90, "纬度不对").max(90, "纬度不对"),
});
export type Point = z.infer<typeof point>;

/** A region's code: 12 digits down to the village, 15 for a grid. */
export const regionCode = z.string().regex(/^\d{12}(\d{3})?$/, "区划代码是 12 位或 15 位数字");

/** What a group link or a stairwell's QR code carries, as WeChat hands it over: up to 32 characters. */
export const scene = z.string().min(1).max(64);

/** A grid named: its 15-digit code and its name. */
export const namedGrid = z.object({ code: z.string(), name: z.string() });

/** Somebody named, without a way to reach them. */
export const namedPerson = z.object({ id: z.string(), name: z.string() });

/** Stretch of a text in UTF-16 units, half-open. */
export const span = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]);

/** A filter of several values: `a,b` in the address. */
export const listOf = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .string()
    .max(400)
    .transform((joined) => joined.split(","))
    .pipe(z.array(z.enum(values)).min(1).max(values.length));
