import { useState } from "react";
import { useRegions } from "../../client/regions";
import { Icon } from "../../components/Icon";
import { Skeleton } from "../../components/Skeleton";
import { regions as words } from "../../words/regions";

interface Node {
  code: string;
  name: string;
  level: string;
}
interface Choosing {
  chosen: string;
  /** What is open to begin with. */
  open: string[];
  onChoose: (code: string) => void;
}

const Twist = ({ node, shown, onTurn }: { node: Node; shown: boolean; onTurn: () => void }) => {
  if (node.level === "grid") return <span className="twist" />;
  return (
    <button type="button" className="twist" aria-expanded={shown} aria-label={words.open(node.name)} onClick={onTurn}>
      <Icon name="right" />
    </button>
  );
};

const Branch = ({ node, ...choosing }: Choosing & { node: Node }) => {
  const [own, setOwn] = useState<boolean>();
  const shown = node.level !== "grid" && (own ?? choosing.open.includes(node.code));
  const below = useRegions(node.code, shown);
  const isChosen = node.code === choosing.chosen;
  const choose = () => {
    setOwn(true);
    choosing.onChoose(node.code);
  };
  return (
    <li>
      <span className="branch">
        <Twist node={node} shown={shown} onTurn={() => setOwn(!shown)} />
        <button type="button" className={isChosen ? "on" : ""} aria-current={isChosen || undefined} onClick={choose}>
          <span className="cut">{node.name}</span>
        </button>
      </span>
      {shown && (
        <ul>
          {below.isPending && <Skeleton lines={2} />}
          {below.data?.items.map((child) => (
            <Branch key={child.code} node={child} {...choosing} />
          ))}
        </ul>
      )}
    </li>
  );
};

/** County to grid, read level by level as it is opened; what lies above the chosen one is open. */
export const RegionTree = (choosing: Choosing) => {
  const counties = useRegions();
  return (
    <nav aria-label={words.tree} className="tree-list">
      {counties.isPending && <Skeleton />}
      <ul>
        {counties.data?.items.map((county) => (
          <Branch key={county.code} node={county} {...choosing} />
        ))}
      </ul>
    </nav>
  );
};
