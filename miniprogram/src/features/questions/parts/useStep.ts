import { questions, type Acted, type QuestionRequest } from "@qizhen/shared/contract/questions";
import { ApiError, call } from "@qizhen/shared/endpoint";
import { useState } from "react";
import type { Problem } from "../../../components/screen/loadable";
import { problemOf } from "../../../client/problems";
import { send, sendOpenly } from "../../../client/send";
import { toast } from "../../../client/toast";
import { refresh } from "../../../client/useGet";
import { uuid } from "../../../platform/uuid";

/**
 * Takes steps of a question; a second tap, or a lost answer, takes one once. With a `code` whoever is signed in is not told:
 * who asked without a name stays without one.
 */
export const useStep = (id: string, code?: string) => {
  const [key, setKey] = useState(uuid);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** @returns what came of it, or undefined where it was not taken */
  const take = async (step: QuestionRequest, said: string): Promise<Acted | undefined> => {
    if (busy) return undefined;
    setBusy(true);
    setProblem(null);
    try {
      const body = { ...step, ...(code && { code }) };
      const acted = await call(questions.act, code ? sendOpenly : send, { params: { id }, body, key });
      setKey(uuid());
      toast(acted.message ?? said);
      return acted;
    } catch (error) {
      if (error instanceof ApiError) setKey(uuid()); // answered: the next try is a new intent
      setProblem(problemOf(error));
      return undefined;
    } finally {
      setBusy(false);
      refresh("/questions");
    }
  };
  return { take, busy, problem };
};
