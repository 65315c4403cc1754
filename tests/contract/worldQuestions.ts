import { api } from "@qizhen/shared/contract";
import type { signIn } from "../../server/src/testing/signIn";

type Person = Awaited<ReturnType<typeof signIn>>;

/** A question that its resident asked and a clerk made public. */
export const makeQuestion = async (resident: Person, clerk: Person, grid: string, nth: number) => {
  const { id } = await resident(api.questions.ask, {
    body: { title: `第${nth}问：楼道堆东西`, body: "邻居在楼道里堆了很多杂物，说了也不搬，该找谁？", gridCode: grid },
  });
  await clerk(api.questions.act, { params: { id }, body: { action: "publish" } });
  return { questionId: id };
};
