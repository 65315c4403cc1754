import { useQuery, useQueryClient } from "@tanstack/react-query";
import { notices } from "@qizhen/shared/contract/notices";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useWrite } from "../../client/useWrite";

/** The newest notices and how many are unread. */
export const useNotices = () =>
  useQuery({ queryKey: [...keys.notices, "newest"], queryFn: () => ask(notices.list, { query: { limit: 50 } }) });

/** Marks one notice as seen, or all. */
export const useReadNotices = () => {
  const queries = useQueryClient();
  const read = useWrite(notices.read);
  return async (id?: string) => {
    await read.run({ body: id === undefined ? {} : { id } });
    await queries.invalidateQueries({ queryKey: keys.notices });
  };
};
