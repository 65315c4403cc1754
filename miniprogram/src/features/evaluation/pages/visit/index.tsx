import { useState } from "react";
import {
  keptAnswers,
  returnVisits,
  type ReturnVisitDetail,
  type ReturnVisitForm,
  type ReturnVisitRequest,
} from "@qizhen/shared/contract/returnVisits";
import { call } from "@qizhen/shared/endpoint";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { ProblemCard } from "../../../../components/screen/States";
import { useSurroundings } from "../../../../components/screen/surroundings";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { toast } from "../../../../client/toast";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { useOnce } from "../../../../client/useOnce";
import { refresh, useGet } from "../../../../client/useGet";
import { now } from "../../../../platform/clock";
import { goBack, usePageParams } from "../../../../platform/pages";
import { sayUntil } from "../../../../words/dates";
import { visitWords as words } from "../../../../words/evaluation";
import { RecordForm, type RecordDraft } from "../../parts/RecordForm";
import "../../evaluation.scss";

/** What was left empty is left out; what hangs on an answer that was taken back goes with it. */
const formOf = ({ kept, satisfied, sued, risk, ...draft }: RecordDraft): ReturnVisitForm | undefined => {
  if (!kept) return undefined;
  const [suitResult, measures, note] = [draft.suitResult, draft.measures, draft.note].map((text) => text?.trim());
  return {
    kept,
    ...(satisfied && { satisfied }),
    ...(sued !== undefined && { sued }),
    ...(sued && suitResult && { suitResult }),
    ...(risk !== undefined && { risk }),
    ...(risk && measures && { measures }),
    ...(note && { note }),
  };
};

/** Takes a step of a return visit; whether it went through. */
const useStep = (visit: ReturnVisitDetail) => {
  const { busy, problem, run } = useOnce();
  const take = (body: ReturnVisitRequest, says: (after: ReturnVisitDetail) => string) =>
    run(async (key) => {
      const after = await call(returnVisits.act, send, { params: { id: visit.id }, body, key });
      refresh("/return-visits", "/worklist");
      toast(says(after));
    });
  return { busy, problem, take };
};

const Foot = ({ visit, draft }: { visit: ReturnVisitDetail; draft: RecordDraft }) => {
  const { busy, problem, take } = useStep(visit);
  const form = formOf(draft);
  const done = async () => {
    const says = ({ reopened }: ReturnVisitDetail) => (reopened ? words.doneReopened : words.done);
    if (form && (await take({ action: "done", form }, says))) goBack(paths.workbench);
  };
  const unreachable = async () => {
    if (await take({ action: "unreachable" }, () => words.unreachableDone)) goBack(paths.workbench);
  };
  return (
    <>
      {problem && <ProblemCard problem={problem} />}
      {visit.allowed.includes("take") && (
        <Button {...(busy && { off: true })} onTap={() => void take({ action: "take" }, () => words.taken)}>
          {words.take}
        </Button>
      )}
      {visit.allowed.includes("done") && (
        <Button {...((!form || busy) && { off: true })} onTap={() => void done()}>
          {!form ? words.missing : busy ? words.saving : words.save}
        </Button>
      )}
      {visit.allowed.includes("unreachable") && (
        <Button look="quiet" {...(busy && { off: true })} onTap={() => void unreachable()}>
          {words.unreachable}
        </Button>
      )}
    </>
  );
};

const Facts = ({ visit }: { visit: ReturnVisitDetail }) => {
  const { dial } = useSurroundings();
  const { phone, answer } = visit;
  return (
    <>
      <Box className="card column asked-facts">
        <Box className="mini second">{words.kind(visit.day)}</Box>
        <Box as="h1" className="lead">
          {visit.caseTitle}
        </Box>
        <Box className="second">{visit.late ? words.late : words.due(sayUntil(visit.dueAt, now()))}</Box>
        {visit.tries > 0 && <Box className="mini">{words.tries(visit.tries)}</Box>}
      </Box>
      {visit.agreed && (
        <Box className="card column asked-facts">
          <Box className="mini second">{words.result}</Box>
          <Box>{visit.agreed}</Box>
        </Box>
      )}
      {answer && (
        <Box className="card column asked-facts">
          <Box className="mini second">{words.answered}</Box>
          <Box>{[keptAnswers[answer.kept], answer.words].filter(Boolean).join("。")}</Box>
        </Box>
      )}
      {phone ? (
        <Button look="tint" icon="phone" onTap={() => dial(phone)}>
          {words.call(visit.who)}
        </Button>
      ) : (
        visit.allowed.includes("done") && <Box className="second">{words.noPhone}</Box>
      )}
    </>
  );
};

/** 回访 on a grid worker's phone: the facts, one tap to call, a short form. */
export default function VisitPage() {
  const { id = "" } = usePageParams();
  const user = useNeedsSignIn(`${paths.returnVisit}?id=${id}`);
  const load = useGet(returnVisits.get, user && id ? { params: { id } } : null);
  const [draft, setDraft] = useState<RecordDraft>({});
  return (
    <Screen
      title={words.title}
      load={load}
      foot={(visit) => visit.allowed.length > 0 && <Foot visit={visit} draft={draft} />}
    >
      {(visit) => (
        <>
          <Facts visit={visit} />
          {visit.allowed.includes("done") && (
            <RecordForm draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
          )}
          {visit.record && <Box className="second">{words.recorded(keptAnswers[visit.record.kept])}</Box>}
        </>
      )}
    </Screen>
  );
}
