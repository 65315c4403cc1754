import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { rulebook as api } from "@qizhen/shared/contract/rulebook";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { hasRole, useMe } from "../../client/useSession";
import { ErrorStrip } from "../../components/ErrorStrip";
import { rulebook as words } from "../../words/rulebook";

/** 照原规则再算一遍: whether the rules that decided a case decide it to the same again, and what differs. */
export const DecideAgain = ({ caseId }: { caseId: string }) => {
  const me = useMe();
  const again = useQuery({
    queryKey: [...keys.rulebook, "case", caseId],
    queryFn: () => ask(api.replayCase, { params: { id: caseId } }),
    enabled: false,
  });
  const { data } = again;
  if (!hasRole(me, "admin", "clerk")) return null;
  return (
    <div className="panel again">
      <h2>{words.againTitle}</h2>
      <p className="sm sec">{words.againAbout}</p>
      {again.error && <ErrorStrip message={failureWords(again.error)} />}
      {data && (
        <div role="status" className="sm">
          <b>{data.equal ? words.equal : words.notEqual}</b>
          <p className="xs mut">{words.by(data.knowledge)}</p>
          <ul>
            {data.differences.map(({ label, before, after }) => (
              <li key={label}>
                {label}：{before} → {after}
              </li>
            ))}
            {data.notes.map((note) => (
              <li key={note} className="xs mut">
                {note}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Button size="small" loading={again.isFetching} onClick={() => void again.refetch()}>
        {words.caseAgain}
      </Button>
    </div>
  );
};
