import { cases } from "@qizhen/shared/contract/cases";
import { call } from "@qizhen/shared/endpoint";
import { paths } from "../../../client/paths";
import { send } from "../../../client/send";
import { toast } from "../../../client/toast";
import { useOnce } from "../../../client/useOnce";
import { Button } from "../../../components/form/Button";
import { ProblemCard } from "../../../components/screen/States";
import { goBack } from "../../../platform/pages";
import { directoryWords } from "../../../words/directory";

const words = directoryWords.person;

/** Asks this person for a matter whose first choice could not (自己另选一位), then back to the matter. */
export const ChooseFor = ({ caseId, personId }: { caseId: string; personId: string }) => {
  const { busy, problem, run } = useOnce({ refreshes: [`/cases/${caseId}`, "/cases|"] });
  const choose = () =>
    run(async (key) => {
      const body = { action: "choose_again", mediatorId: personId } as const;
      await call(cases.act, send, { params: { id: caseId }, body, key });
      toast(words.chosen);
      goBack(paths.home, 2);
    });
  return (
    <>
      {problem && <ProblemCard problem={problem} />}
      <Button off={busy} onTap={() => void choose()}>
        {busy ? words.choosing : words.choose}
      </Button>
    </>
  );
};
