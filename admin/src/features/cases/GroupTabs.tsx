import type { WorkGroup } from "@qizhen/shared/vocabulary";
import { workbench as words } from "../../words/cases";
import { waitingOf, type Worklist } from "./useWorklist";

interface Props {
  worklist: Worklist | undefined;
  only: WorkGroup | undefined;
  onOnly: (group: WorkGroup | undefined) => void;
}

/** The server counts no further. */
const countedAtMost = 100;

const Tab = ({ on, onClick, children }: { on: boolean; onClick: () => void; children: React.ReactNode }) => (
  <button type="button" className={on ? "on" : ""} aria-pressed={on} onClick={onClick}>
    {children}
  </button>
);

const Hint = ({ keys, told }: { keys: string[]; told: string }) => (
  <span>
    {keys.map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
    {told}
  </span>
);

/** All groups at once, or one of them; with how many are in each. */
export const GroupTabs = ({ worklist, only, onOnly }: Props) => (
  <div className="seg">
    <Tab on={!only} onClick={() => onOnly(undefined)}>
      <b>{words.all}</b>
      {waitingOf(worklist)}
    </Tab>
    {worklist?.groups
      .filter(({ count, group }) => count > 0 || group === only)
      .map(({ group, count }) => (
        <Tab key={group} on={only === group} onClick={() => onOnly(group)}>
          {words.groups[group]} <b>{count >= countedAtMost ? words.many : count}</b>
        </Tab>
      ))}
    <span className="hint" aria-hidden="true">
      <Hint keys={["J", "K"]} told={words.hintMove} />
      <Hint keys={[words.enterKey]} told={words.hintOpen} />
      <Hint keys={["E"]} told={words.hintAct} />
    </span>
  </div>
);
