import type { StaffRole } from "@qizhen/shared/vocabulary";
import type { Sms } from "../../integrations/sms";
import type { Wechat } from "../../integrations/wechat";
import type { FieldCipher } from "../../kernel/crypto/fields";
import type { Tokens } from "../../kernel/crypto/tokens";
import type { Env } from "../../kernel/env";
import { isId } from "../../kernel/ids";
import type { OnPhoneBound } from "./me/linkPhone";
import type { Person, Staff } from "./people";
import { createPlaces, type RegionLookup } from "./places";
import { accountRoutes } from "./routes";
import { createAuthenticator } from "./signIn/authenticate";
import { createSessions } from "./signIn/sessions";
import { samplePasswordHash } from "./signIn/samples";
import { ensureStaff, type NamedStaff } from "./staff/ensureStaff";
import { makeAdmin, type AdminForm } from "./staff/makeAdmin";
import { createPhoneCodeStore } from "./store/phoneCodes";
import { createResidentStore, phoneIndexOf } from "./store/residents";
import { StaffOutboxModel } from "./store/model";
import { createStaffStore, type StaffPage } from "./store/staff";
import { createStrikeStore } from "./store/strikes";

/** What accounts are built on, before there is a kit: the kit's routes sign in through them. */
interface AccountsBase {
  env: Env;
  cipher: FieldCipher;
  tokens: Tokens;
  wechat: Wechat;
  sms: Sms;
  regions: RegionLookup;
  /** Cases in hand by staff id; who is not in it has none. */
  openCases(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** Everything that the parts of this feature share. */
const createParts = (base: AccountsBase) => {
  const residents = createResidentStore(base.cipher);
  const staff = createStaffStore(base.cipher);
  const places = createPlaces(base.regions);
  const findPerson = async (id: string): Promise<Person | undefined> =>
    isId(id) ? ((await staff.find(id)) ?? (await residents.find(id))) : undefined;
  const hooks: OnPhoneBound[] = [];
  const authenticator = createAuthenticator({
    tokens: base.tokens,
    places,
    findPerson,
    phoneIndexOf: phoneIndexOf(base.cipher),
  });
  return {
    ...base,
    sample: base.env.sample,
    residents,
    staff,
    places,
    hooks,
    findPerson,
    authenticator,
    forget: authenticator.forget,
    /** Sample accounts that the sign-in pages name. */
    offered: [] as { username: string; label: string }[],
    sessions: createSessions(base),
    strikes: createStrikeStore(base.cipher),
    codes: createPhoneCodeStore(base.cipher),
  };
};
export type Parts = ReturnType<typeof createParts>;

/** 身份. The door that other features and app.ts use. */
export const createAccounts = (base: AccountsBase) => {
  const parts = createParts(base);
  const { residents, staff, authenticator } = parts;
  const ids = (given: readonly string[]) => [...new Set(given)].filter(isId);
  return {
    routes: accountRoutes(parts),
    authenticate: authenticator.authenticate,
    identify: authenticator.identify,
    /** Calls back when a resident has proved that a number is theirs. */
    onPhoneBound: (hook: OnPhoneBound) => void parts.hooks.push(hook),
    /** Blind index of a number, as `onPhoneBound` can be matched with. */
    phoneIndexOf: phoneIndexOf(base.cipher),
    /** Accounts that a region file or the sample data names; see {@link ensureStaff}. */
    ensureStaff: async (named: readonly NamedStaff[], now: Date) =>
      ensureStaff(named, { passwordHash: base.env.sample ? await samplePasswordHash() : undefined, now }, parts),
    staffByIds: (given: readonly string[]): Promise<Staff[]> => staff.findMany(ids(given)),
    /** One of the staff as they stand in the database now, not as they are remembered for some seconds. */
    freshStaff: async (id: string): Promise<Staff | undefined> => (isId(id) ? staff.find(id) : undefined),
    /** Where entries wait. */
    outboxes: [StaffOutboxModel],
    /** Staff who belong to one of these regions themselves (not below it), with one of the roles where roles are named. */
    staffInRegions: (codes: readonly string[], ...roles: readonly StaffRole[]): Promise<Staff[]> =>
      staff.inRegions(codes, roles),
    /** A page of those whose subtree lies in a region, by username. */
    staffPage: (region: string, wanted: StaffPage) => staff.page([region], wanted),
    /** Names of people, staff or residents; a resident without one is left out. */
    nameOf: async (given: readonly string[]): Promise<ReadonlyMap<string, string>> => {
      const wanted = ids(given);
      const [theirs, residentNames] = await Promise.all([staff.namesOf(wanted), residents.namesOf(wanted)]);
      for (const [id, name] of residentNames) if (name !== undefined) theirs.set(id, name);
      return theirs;
    },
    /** How a resident is reached, unsealed: for sending them a notice, and for nothing that is shown. */
    residentContact: async (id: string) => (isId(id) ? residents.contactOf(id) : undefined),
    /** Who these residents are besides: staff accounts they have bound, and blind indexes of their phones. */
    selvesOf: (given: readonly string[]) => residents.selvesOf(ids(given)),
    /** Where WeChat reaches somebody: a resident, or a member of staff who has bound their WeChat. */
    openidOf: async (id: string) => (isId(id) ? residents.openidOf(id) : undefined),
    /** The first administrator, from the command line. */
    makeAdmin: (form: AdminForm, how: { reset: boolean; now: Date }) => makeAdmin(form, how, parts),
    /** Enabled administrators of these regions themselves. */
    countAdminsOver: staff.countAdminsOver,
    /** Sample mode: the accounts that the sign-in pages name. */
    offerSamples: (samples: readonly { username: string; label: string }[]) =>
      void parts.offered.splice(0, parts.offered.length, ...samples),
    samples: (): readonly { username: string; label: string }[] => parts.offered,
  };
};
export type Accounts = ReturnType<typeof createAccounts>;
