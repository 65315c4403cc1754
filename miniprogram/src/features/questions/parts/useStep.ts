import { questions, type Acted, type QuestionRequest } from "@qizhen/shared/contract/questions";
import { call } from "@qizhen/shared/endpoint";
import { send, sendOpenly } from "../../../client/send";
import { toast } from "../../../client/toast";
import { useOnce } from "../../../client/useOnce";

/**
 * Takes steps of a question; a second tap, or a lost answer, takes one once. With a `code` whoever is signed in is not told:
 * who asked without a name stays without one.
 */
export const useStep = (id: string, code?: string) => {
  const { busy, problem, run } = useOnce({ refreshes: ["/questions"] });
  /** @returns what came of it, or undefined where it was not taken */
  const take = async (step: QuestionRequest, said: string): Promise<Acted | undefined> => {
    let acted: Acted | undefined;
    await run(async (key) => {
      const body = { ...step, ...(code && { code }) };
      acted = await call(questions.act, code ? sendOpenly : send, { params: { id }, body, key });
      toast(acted.message ?? said);
    });
    return acted;
  };
  return { take, busy, problem };
};
