import { useNavigate, useParams, useSearchParams } from "react-router";
import { questionFlags, type QuestionFlag } from "@qizhen/shared/contract/questionShapes";
import { keysOf } from "@qizhen/shared/vocabulary";
import { hasRole, useMe } from "../../client/useSession";
import type { QueueQuery } from "./useQuestions";

/** What each tab of the queue asks for. */
const tabs = {
  moderate: { status: "pending" },
  mine: { mine: "true" },
  open: { status: "published" },
  answered: { status: "answered" },
  stale: { stale: "true" },
  hideMore: { flag: "hide_more" },
  followUps: { flag: "follow_up" },
  waiting: { status: "asked_back" },
  private: { status: "private" },
  over: { status: "merged,refused,converted,withdrawn" },
} as const satisfies Record<string, QueueQuery>;
export type QueueTab = keyof typeof tabs;

/** Moderators' own tabs are not shown to those who only answer. */
const forModerators: QueueTab[] = ["moderate", "hideMore", "followUps", "waiting", "over"];

/** Which part of the queue is looked at, and which question; both stand in the address. */
export const useView = () => {
  const { id } = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const moderates = hasRole(useMe(), "clerk", "leader", "admin");
  const shown = keysOf(tabs).filter((one) => moderates || !forModerators.includes(one));
  const tab = shown.find((one) => one === search.get("tab")) ?? (moderates ? "moderate" : "mine");
  const flag = keysOf(questionFlags).find((one) => one === search.get("flag"));
  const query: QueueQuery = { ...(flag && { flag }), ...tabs[tab] };
  const change = (next: { tab?: QueueTab; flag?: QuestionFlag | undefined }) => {
    const wanted = { tab, flag, ...next };
    const asked = new URLSearchParams({ tab: wanted.tab, ...(wanted.flag && { flag: wanted.flag }) });
    void navigate(`/questions?${asked.toString()}`, { replace: true });
  };
  return { id, tab, flag, query, tabs: shown, change, search: search.size ? `?${search.toString()}` : "" };
};
export type View = ReturnType<typeof useView>;
