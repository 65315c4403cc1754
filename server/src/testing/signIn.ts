import { api } from "@qizhen/shared/contract";
import { sampleAccounts } from "../demo/accounts";
import { type TestApp } from "./app";
import { asking } from "./http";

const loaded = new WeakSet<TestApp>();

/**
 * Signs in over HTTP as a sample resident (`sample-resident-1`) or a sample member of staff (`mediator-1`), whose accounts
 * are made at the first call. Answers who asks as them; `user` and `token` beside it.
 */
export const signIn = async (testApp: TestApp, who: string) => {
  const { url, app, clock } = testApp;
  if (!loaded.has(testApp)) await app.accounts.ensureStaff(sampleAccounts, clock());
  loaded.add(testApp);
  const stranger = asking(url);
  const { user, accessToken, refreshToken } = who.startsWith("sample-resident-")
    ? await stranger(api.accounts.wechat, { body: { code: who } })
    : await stranger(api.accounts.staff, { body: { username: who, password: "qizhen-sample" } });
  return Object.assign(asking(url, accessToken), { user, token: accessToken, refreshToken });
};
