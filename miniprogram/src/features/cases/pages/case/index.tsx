import { useEffect, useState } from "react";
import { cases, type AllowedAction, type CaseDetail } from "@qizhen/shared/contract/cases";
import { Box } from "../../../../components/elements/elements";
import { Screen } from "../../../../components/screen/Screen";
import { ProblemCard } from "../../../../components/screen/States";
import { Alarm } from "../../../../components/story/EmergencyBar";
import { AskedOfCase } from "../../../../client/AskedOfCase";
import { sendWaiting } from "../../../../client/outbox";
import { paths } from "../../../../client/paths";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { refresh, useGet } from "../../../../client/useGet";
import { usePageParams, useOnPull } from "../../../../platform/pages";
import { caseWords, submit } from "../../../../words/cases";
import { ActionSheet } from "../../parts/ActionSheet";
import { ChooseAgain } from "../../parts/ChooseAgain";
import { CaseFoot } from "../../parts/CaseFoot";
import { CaseState } from "../../parts/CaseState";
import { SaySheet } from "../../parts/SaySheet";
import { Thread } from "../../parts/Thread";
import { useSendPhotos } from "../../parts/useSendPhotos";
import "../../cases.scss";

type Open = { sheet: "say" } | { sheet: "act"; allowed: AllowedAction } | null;

/** What is pushed up over the page. */
const Over = ({ open, found, onClose }: { open: Open; found: CaseDetail; onClose: () => void }) => {
  if (open?.sheet === "say") return <SaySheet found={found} onClose={onClose} />;
  if (open?.sheet === "act") return <ActionSheet found={found} allowed={open.allowed} onClose={onClose} />;
  return null;
};

/** 一件事: its state and next step, the conversation, what can be done at the thumb. */
export default function CasePage() {
  const { id = "" } = usePageParams();
  const user = useNeedsSignIn(`${paths.case}?id=${id}`);
  const load = useGet(cases.get, user && id ? { params: { id } } : null);
  const [open, setOpen] = useState<Open>(null);
  const photos = useSendPhotos(id, load.data?.rooms.find(({ room }) => room !== "notes")?.room);
  useEffect(() => void sendWaiting(), []);
  useOnPull(() => refresh(`/cases/${id}`));
  return (
    <Screen
      title={load.data?.title ?? caseWords.facts}
      paper
      bare
      load={load}
      leave={(found) => found.violenceAtHome}
      foot={(found) => (
        <CaseFoot
          found={found}
          onSay={() => setOpen({ sheet: "say" })}
          onPhoto={() => void photos.run()}
          onAct={(allowed) => setOpen({ sheet: "act", allowed })}
        />
      )}
      over={(found) => <Over open={open} found={found} onClose={() => setOpen(null)} />}
    >
      {(found) => (
        <>
          <CaseState found={found} />
          {found.status === "closed" && <AskedOfCase caseId={id} />}
          <ChooseAgain found={found} />
          {(found.urgent.length > 0 || photos.problem || photos.busy) && (
            <Box className="thread-top">
              {found.urgent.length > 0 && (
                <Alarm title={submit.review.urgentTitle} text={submit.review.urgentText} numbers={found.urgent} />
              )}
              {photos.busy && <Box className="day">{caseWords.onTheWay}</Box>}
              {photos.problem && <ProblemCard problem={photos.problem} onRetry={() => void photos.run()} />}
            </Box>
          )}
          <Thread found={found} />
        </>
      )}
    </Screen>
  );
}
