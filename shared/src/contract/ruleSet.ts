import * as z from "zod";
import { categories, keysOf, limitUnits, services } from "../vocabulary";
import { regionCode, text } from "./fields";

/** A county's own rules of triage (分诊规则), as they are edited and saved. */

const category = z.enum(keysOf(categories));
const service = z.enum(keysOf(services));

/** Name of a field that the server knows; what it does not know is refused with its name. */
const name = z.string().min(1).max(40);
const amount = z.number("这里要填数字");

/** How long something may take; the unit says how it is counted (DOMAIN §6). */
export const limit = z.strictObject({ count: amount, unit: z.enum(keysOf(limitUnits), "请选一个单位") });
export type RuleLimit = z.infer<typeof limit>;

/** Who is in charge of a category: named here, or the same as another category (`as`). What is absent stays as it was. */
const duty = z.strictObject({
  as: category.optional(),
  department: text(40, 0).optional(),
  village: text(40, 0).optional(),
  service: service.optional(),
  townService: service.optional(),
});
export type RuleDuty = z.infer<typeof duty>;

const phrase = text(60);
const categoryWords = z.strictObject({
  add: z.array(z.strictObject({ phrase, weight: amount })).max(200),
  off: z.array(phrase).max(500),
});
const signalWords = z.strictObject({ add: z.array(phrase).max(200), off: z.array(phrase).max(500) });

/** What differs from the product's defaults; what is absent is as the product has it. */
export const rules = z.strictObject({
  thresholds: z.record(name, amount),
  /** The lowest level that may settle a category at a colour. Red always goes to the police first. */
  levels: z.partialRecord(category, z.partialRecord(z.enum(["blue", "yellow", "orange"]), z.enum(["grid", "village", "town", "county"]))),
  departments: z.partialRecord(category, duty),
  /** Other departments in part of the county: a region and everything below it. */
  local: z.array(duty.extend({ region: regionCode, category })).max(300),
  weights: z.record(name, amount),
  /** By clock, then by colour, or `all` where the clock has one limit for all colours. */
  deadlines: z.record(name, z.record(name, limit)),
  words: z.strictObject({
    categories: z.partialRecord(category, categoryWords),
    /** By the signal of danger (信号). */
    signals: z.record(name, signalWords),
  }),
}); // prettier-ignore
export type Rules = z.infer<typeof rules>;
