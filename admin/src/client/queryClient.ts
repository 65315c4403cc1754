import { QueryClient } from "@tanstack/react-query";
import { mayRetry } from "./failure";

const freshMs = 5_000;

/** What is remembered of answers: shown at once, asked again after five seconds or a hint; twice more where it may help. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        retry: (failures, error) => failures < 2 && mayRetry(error),
        networkMode: "always",
      },
    },
  });
