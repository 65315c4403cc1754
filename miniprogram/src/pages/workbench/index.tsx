import { useRef, useState } from "react";
import { cases, type CaseRow } from "@qizhen/shared/contract/cases";
import { joint } from "@qizhen/shared/contract/joint";
import { workGroups, type WorkGroup } from "@qizhen/shared/vocabulary";
import { paths } from "../../client/paths";
import { problemOf } from "../../client/problems";
import { useUser } from "../../client/session";
import { takeSteps } from "../../client/takeSteps";
import { toast } from "../../client/toast";
import { refresh, useGet } from "../../client/useGet";
import { Box, Tap } from "../../components/elements/elements";
import { Icon } from "../../components/elements/Icon";
import { Button } from "../../components/form/Button";
import { Screen } from "../../components/screen/Screen";
import { Empty } from "../../components/screen/States";
import { RowLink } from "../../components/story/Rows";
import { goTo, useOnPull } from "../../platform/pages";
import { uuid } from "../../platform/uuid";
import { workWords } from "../../words/me";
import { fieldWords, spotWords } from "../../words/spot";
import { QuickClose } from "./QuickClose";
import { ReturnVisits } from "./ReturnVisits";
import { WaitingSpots } from "./WaitingSpots";

/** The one large button of the field: a small matter, settled where one stands. */
const SpotButton = () => (
  <Tap className="speak spot-enter" onTap={() => goTo(paths.spot)}>
    <Box className="grow">
      <Box className="speak-words">{spotWords.enter}</Box>
      <Box className="speak-note">{spotWords.enterNote}</Box>
    </Box>
    <Box className="speak-disc" hidden>
      <Icon name="check" />
    </Box>
  </Tap>
);

/** 我的协办: what other units ask of me. */
const JointTasks = () => {
  const user = useUser();
  const load = useGet(joint.list, user?.kind === "staff" ? { query: { side: "ours" } } : null);
  const items = load.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Box as="section">
      <Box as="h2" className="section">
        {fieldWords.joint} {items.length}
      </Box>
      <Box className="card rows">
        {items.map((task) => (
          <RowLink key={task.id} onTap={() => goTo(paths.task, { id: task.id, case: task.caseId })}>
            <Box className="strong">{task.task}</Box>
            <Box className="second">{fieldWords.jointOf(task.askedBy.name)}</Box>
            <Box className="mini">
              {task.caseNumber} · {task.next}
            </Box>
          </RowLink>
        ))}
      </Box>
    </Box>
  );
};

/** What can be done about one's own small matter without opening it. */
const Quick = ({ row, onClose }: { row: CaseRow; onClose: () => void }) => {
  const key = useRef(uuid());
  const me = useUser()?.id;
  const isMine = row.responsible?.id === me && row.risk !== "red" && row.risk !== "orange";
  if (!isMine || (row.status !== "assigned" && row.status !== "mediating")) return null;
  const accept = () =>
    void takeSteps(row.id, [{ action: "accept" }], key.current).then(
      () => toast(fieldWords.accepted),
      (error: unknown) => toast(problemOf(error).text),
    );
  return (
    <Box className="work-acts">
      {row.status === "assigned" && (
        <Button small onTap={accept}>
          {fieldWords.accept}
        </Button>
      )}
      <Button look="quiet" small onTap={onClose}>
        {fieldWords.quickClose}
      </Button>
    </Box>
  );
};

const Group = ({
  group,
  count,
  items,
  onClose,
}: {
  group: WorkGroup;
  count: number;
  items: readonly (CaseRow & { why: string })[];
  onClose: (row: CaseRow) => void;
}) => (
  <Box as="section">
    <Box as="h2" className="section">
      {workGroups[group]} {count}
    </Box>
    <Box className="card rows">
      {items.map((row) => (
        <Box key={row.id} className="work-row">
          <RowLink onTap={() => goTo(paths.case, { id: row.id })}>
            <Box className="strong">{row.title}</Box>
            <Box className="second">{row.why}</Box>
            <Box className="mini">
              {row.number} · {row.statusText}
            </Box>
          </RowLink>
          <Quick row={row} onClose={() => onClose(row)} />
        </Box>
      ))}
    </Box>
  </Box>
);

/** 工作台 of a grid worker: what needs them, most pressing first, each with why it is here. */
export default function WorkPage() {
  const user = useUser();
  const work = useGet(cases.worklist, user?.kind === "staff" ? {} : null);
  const [closing, setClosing] = useState<CaseRow>();
  useOnPull(() => refresh("/worklist", "/joint-tasks", "/return-visits"));
  return (
    <Screen
      title={workWords.title}
      tab="workbench"
      load={work}
      over={() => closing && <QuickClose key={closing.id} row={closing} onClose={() => setClosing(undefined)} />}
    >
      {({ groups }) => {
        const filled = groups.filter(({ items }) => items.length > 0);
        return (
          <>
            {user?.roles.includes("grid_worker") && <SpotButton />}
            <WaitingSpots />
            <JointTasks />
            <ReturnVisits />
            {filled.length === 0 && <Empty icon="inbox" {...workWords.none} />}
            {filled.map((one) => (
              <Group key={one.group} {...one} onClose={setClosing} />
            ))}
          </>
        );
      }}
    </Screen>
  );
}
