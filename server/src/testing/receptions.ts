/** A town with three leaders who receive, and one of another county: for tests of receptions. */
import { api } from "@qizhen/shared/contract";
import type { Category } from "@qizhen/shared/vocabulary";
import type { NamedStaff } from "../features/accounts";
import type { TestApp } from "./app";
import { signIn } from "./signIn";

export const town = "150204101000";
export const county = "150204000000";

const leader = (
  username: string,
  name: string,
  title: string,
  region: string,
  specialities: Category[],
): NamedStaff => ({
  username,
  name,
  title,
  region,
  roles: ["leader"],
  specialities,
});

/** Makes them; the sample's own staff are there already. */
export const makeLeaders = async (testApp: TestApp): Promise<void> => {
  await signIn(testApp, "admin");
  await testApp.app.accounts.ensureStaff(
    [
      leader("leader-a", "周建国", "镇长", town, ["land"]),
      leader("leader-b", "吴秀兰", "副镇长", town, ["labour"]),
      leader("leader-c", "白音", "副书记", town, []),
      leader("leader-far", "孟克", "镇长", "150822100000", []),
      { username: "clerk-far", name: "孟和", roles: ["clerk"], region: "150822100000" },
    ],
    testApp.clock(),
  );
};

/** A month of the town's, drafted, approved by a leader and published. */
export const publishMonth = async (
  testApp: TestApp,
  month: string,
  centre = town,
  who = { clerk: "clerk-town", leader: "leader-a" },
) => {
  const clerk = await signIn(testApp, who.clerk);
  const drafted = await clerk(api.receptions.draft, { body: { centre, month, version: 0 } });
  const params = { id: drafted.id };
  const approver = await signIn(testApp, who.leader);
  const { version } = await approver(api.receptions.actOnMonth, {
    params,
    body: { action: "approve", version: drafted.version },
  });
  return clerk(api.receptions.actOnMonth, { params, body: { action: "publish", version } });
};
