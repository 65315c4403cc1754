import { toast } from "../../../client/toast";
import { useOnce } from "../../../client/useOnce";

/** Does something at the desk once, however often it is tapped or tried again after a lost answer. */
export const useDo = () => {
  const { busy, problem, run } = useOnce({ refreshes: ["/desk/", "/appointments"] });
  const runAndSay = (work: (key: string) => Promise<unknown>, said: string) =>
    run(async (key) => {
      await work(key);
      toast(said);
    });
  return { run: runAndSay, busy, problem };
};
