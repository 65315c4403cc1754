import { useEffect, useState } from "react";
import { accounts } from "@qizhen/shared/contract/accounts";
import { call } from "@qizhen/shared/endpoint";
import { problemOf } from "../../client/problems";
import { sendOpenly } from "../../client/send";

/** Asks for a texted code, and counts the seconds until another may be asked for. */
export const useCode = () => {
  const [wait, setWait] = useState(0);
  const [sampleCode, setSampleCode] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);
  const ask = async (phone: string) => {
    setWrong(undefined);
    try {
      const answer = await call(accounts.phoneCode, sendOpenly, { body: { phone } });
      setWait(answer.retryAfterSeconds);
      setSampleCode(answer.sampleCode);
    } catch (error) {
      setWrong(problemOf(error).text);
    }
  };
  return { wait, sampleCode, wrong, ask };
};
