import { useState } from "react";
import { accounts, type Session } from "@qizhen/shared/contract/accounts";
import { call } from "@qizhen/shared/endpoint";
import { paths } from "../../client/paths";
import { problemOf } from "../../client/problems";
import { sendOpenly } from "../../client/send";
import { signedIn } from "../../client/session";
import { goBack, goOn, openTabPage } from "../../platform/pages";

const tabPages: readonly string[] = [paths.home, paths.cases, paths.workbench, paths.me];

/** Signs in one way or another, then goes where the reader wanted to. */
export const useSignIn = (then: string | undefined) => {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const run = async (way: () => Promise<Session>) => {
    if (busy) return;
    setBusy(true);
    setWrong(undefined);
    try {
      signedIn(await way());
      if (!then) goBack(paths.home);
      else if (tabPages.includes(then)) openTabPage(then);
      else goOn(then);
    } catch (error) {
      setWrong(problemOf(error).text);
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    wrong,
    byPhone: (phone: string, code: string) => run(() => call(accounts.phone, sendOpenly, { body: { phone, code } })),
    byCode: (code: string) => run(() => call(accounts.wechat, sendOpenly, { body: { code } })),
  };
};
