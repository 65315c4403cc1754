import { useQuery } from "@tanstack/react-query";
import { cases, type AllowedAction, type CaseDetail } from "@qizhen/shared/contract/cases";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useSettled } from "../../client/useSettled";
import { supervision as words } from "../../words/supervision";
import { requestOf, type Typed } from "./stepForm";

/** What the step will do to the dates, told while its form is being filled. Nothing is said where nobody can tell. */
export const Foresight = ({ detail, allowed, typed }: { detail: CaseDetail; allowed: AllowedAction; typed: Typed }) => {
  const dates = Object.fromEntries(
    Object.entries(typed).filter(([name]) => ["days", "risk", "level", "mediatorId"].includes(name)),
  );
  const settled = useSettled(JSON.stringify(dates), 300);
  const made = requestOf(allowed, JSON.parse(settled) as Typed, detail, detail.version);
  const request = "request" in made ? made.request : undefined;
  const seen = useQuery({
    queryKey: [...keys.case(detail.id), "foresee", detail.version, allowed.action, settled],
    queryFn: () =>
      request ? ask(cases.foresee, { params: { id: detail.id }, body: request }) : Promise.resolve(undefined),
    enabled: request !== undefined,
    retry: false,
  });
  if (!seen.data?.clock && !seen.data?.promisedAt) return null;
  return (
    <p className="foreseen" role="status">
      {words.foreseen}：{seen.data.text}
    </p>
  );
};
