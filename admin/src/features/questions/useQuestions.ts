import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import type * as z from "zod";
import { questionDesk } from "@qizhen/shared/contract/questionDesk";
import type { DeskQuestion } from "@qizhen/shared/contract/questionShapes";
import { questions } from "@qizhen/shared/contract/questions";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useGrowing } from "../../client/useGrowing";
import { useWrite } from "../../client/useWrite";
import { questionPage as words } from "../../words/questions";

/** What the queue is narrowed to. */
export type QueueQuery = Omit<z.input<typeof questionDesk.list.query>, "cursor" | "limit">;

export const useQueue = (query: QueueQuery) =>
  useGrowing([...keys.questions, "queue", query], (cursor) =>
    ask(questionDesk.list, { query: { ...query, limit: 50, cursor } }),
  );

const oneKey = (id: string) => [...keys.questions, "one", id];

export const useQuestion = (id: string) =>
  useQuery({
    queryKey: oneKey(id),
    queryFn: () => ask(questionDesk.read, { params: { id } }),
    retry: false,
  });

/** Strangers take some steps by their code, so the endpoint is public; staff take theirs as themselves. */
const actAsStaff = { ...questions.act, access: "signedIn" as const };
type StepRequest = z.input<typeof questions.act.body>;

/** Takes a step of a question: a guarded write of the version that was seen; says what was done, and asks the lists again. */
export const useStep = (question: DeskQuestion) => {
  const act = useWrite(actAsStaff);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const take = async (request: StepRequest) => {
    const body = request.action === "draft" ? request : { ...request, version: question.version };
    const done = await act.run({ params: { id: question.id }, body });
    if (done?.desk) queries.setQueryData(oneKey(question.id), done.desk);
    void queries.invalidateQueries({ queryKey: keys.questions });
    if (!done) return false;
    const waits = request.action === "publish" && done.status === "pending";
    void message.success(done.message ?? words.done[waits ? "firstEyes" : request.action] ?? "");
    return true;
  };
  return { take, busy: act.busy, error: act.error, clear: act.clear };
};
export type Step = ReturnType<typeof useStep>;
