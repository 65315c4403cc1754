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

const Branch = ({
  node,
  chosen,
  open,
  onChoose,
}: {
  node: Node;
  chosen: string;
  open: string[];
  onChoose: (code: string) => void;
}) => {
  const [own, setOwn] = useState<boolean>();
  const leaf = node.level === "grid";
  const shown = !leaf && (own ?? open.includes(node.code));
  const below = useRegions(node.code, shown);
  return (
    <li>
      <span className="row" style={{ gap: 0 }}>
        {leaf ? (
          <span style={{ width: 26 }} />
        ) : (
          <button
            type="button"
            style={{ width: 26, padding: "3px 6px", flex: "none" }}
            aria-expanded={shown}
            aria-label={words.open(node.name)}
            onClick={() => setOwn(!shown)}
          >
            <Icon name="right" />
          </button>
        )}
        <button
          type="button"
          className={node.code === chosen ? "on" : ""}
          aria-current={node.code === chosen || undefined}
          onClick={() => {
            setOwn(true);
            onChoose(node.code);
          }}
        >
          <span className="cut">{node.name}</span>
        </button>
      </span>
      {shown && (
        <ul>
          {below.isPending && <Skeleton lines={2} />}
          {below.data?.items.map((child) => (
            <Branch key={child.code} node={child} chosen={chosen} open={open} onChoose={onChoose} />
          ))}
        </ul>
      )}
    </li>
  );
};

/** County to grid, read level by level as it is opened; what lies above the chosen one is open. */
export const RegionTree = ({
  chosen,
  open,
  onChoose,
}: {
  chosen: string;
  open: string[];
  onChoose: (code: string) => void;
}) => {
  const counties = useRegions();
  return (
    <nav aria-label={words.tree} className="tree-list">
      {counties.isPending && <Skeleton />}
      <ul style={{ padding: 0 }}>
        {counties.data?.items.map((county) => (
          <Branch key={county.code} node={county} chosen={chosen} open={open} onChoose={onChoose} />
        ))}
      </ul>
    </nav>
  );
};
