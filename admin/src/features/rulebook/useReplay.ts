import { useNavigate } from "react-router";
import { rulebook as api } from "@qizhen/shared/contract/rulebook";
import { useWrite } from "../../client/useWrite";

/** Begins a replay of a version and goes to it. */
export const useReplay = () => {
  const go = useNavigate();
  const { run, busy, error } = useWrite(api.startReplay);
  const start = async (number: number) => {
    const begun = await run({ body: { number } });
    if (begun) void go(`/settings/rules/replays/${begun.id}`);
  };
  return { start, busy, error };
};
