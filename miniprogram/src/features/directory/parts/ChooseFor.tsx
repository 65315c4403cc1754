import { useRef, useState } from "react";
import { cases } from "@qizhen/shared/contract/cases";
import { ApiError, call } from "@qizhen/shared/endpoint";
import { paths } from "../../../client/paths";
import { problemOf } from "../../../client/problems";
import { send } from "../../../client/send";
import { toast } from "../../../client/toast";
import { refresh } from "../../../client/useGet";
import { Button } from "../../../components/form/Button";
import type { Problem } from "../../../components/screen/loadable";
import { ProblemCard } from "../../../components/screen/States";
import { goBack } from "../../../platform/pages";
import { uuid } from "../../../platform/uuid";
import { directoryWords } from "../../../words/directory";

const words = directoryWords.person;

/** Asks this person for a matter whose first choice could not (自己另选一位), then back to the matter. */
export const ChooseFor = ({ caseId, personId }: { caseId: string; personId: string }) => {
  const key = useRef(uuid());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const choose = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const body = { action: "choose_again", mediatorId: personId } as const;
      await call(cases.act, send, { params: { id: caseId }, body, key: key.current });
      toast(words.chosen);
      goBack(paths.home, 2);
    } catch (error) {
      if (error instanceof ApiError) key.current = uuid();
      setProblem(problemOf(error));
    } finally {
      refresh(`/cases/${caseId}`, "/cases|");
      setBusy(false);
    }
  };
  return (
    <>
      {problem && <ProblemCard problem={problem} />}
      <Button off={busy} onTap={() => void choose()}>
        {busy ? words.choosing : words.choose}
      </Button>
    </>
  );
};
