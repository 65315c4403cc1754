import type { Accounts, Staff } from "../accounts";
import type { PeopleDoor } from "./doors";
import type { homeStore } from "./homeStore";

interface Given {
  reportersOf: typeof homeStore.reportersOf;
  accounts: Pick<Accounts, "staffByIds" | "staffInRegions" | "residentContact" | "selvesOf">;
  regions: { nameOf(code: string): string };
}

/** A unit is called by what stands on its door, or by the name of its member here. */
const isCalled = (name: string) => (staff: Staff) => !staff.disabled && (staff.title === name || staff.name === name);

/** The people whom cases are given to and told of, out of the accounts. */
export const createPeople = ({ accounts, regions, reportersOf }: Given): PeopleDoor => {
  const personOf = ({ id, name, region }: Staff) => ({ id, name, unit: regions.nameOf(region) });
  return {
    staff: async (id) => {
      const [found] = await accounts.staffByIds([id]);
      if (!found || found.disabled) return undefined;
      return { ...personOf(found), roles: found.roles, region: found.region };
    },
    unitNamed: async (name, regionPath) => {
      const found = await accounts.staffInRegions(regionPath, "department", "expert");
      const called = found.find(isCalled(name));
      return called && personOf(called);
    },
    workerOf: async (grid) => {
      const found = await accounts.staffInRegions([grid], "grid_worker");
      return found.flatMap(({ name, phone, disabled }) => (phone && !disabled ? [{ name, phone }] : []))[0];
    },
    contactOf: accounts.residentContact,
    selvesOf: accounts.selvesOf,
    householdOf: async (homeIndex) => {
      const { userIds, phoneIndexes } = await reportersOf(homeIndex);
      const selves = userIds.length > 0 ? await accounts.selvesOf(userIds) : { staffIds: [], phoneIndexes: [] };
      return [...new Set([...selves.staffIds, ...selves.phoneIndexes, ...phoneIndexes])];
    },
  };
};
