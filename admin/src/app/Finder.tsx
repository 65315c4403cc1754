import { useState } from "react";
import { Input, Modal } from "antd";
import { Link, useNavigate } from "react-router";
import type { User } from "@qizhen/shared/contract/accounts";
import { Icon } from "../components/Icon";
import { frame } from "../words/frame";
import { useFinding, type Found, type FoundGroup } from "./useFinding";

/** Arrows go through what was found; Enter opens it. */
const useChoosing = (groups: FoundGroup[], onClose: () => void) => {
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const flat = groups.flatMap((group) => group.items);
  const current = flat[Math.min(at, flat.length - 1)];
  const press = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, flat.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(0, at - 1));
    else if (event.key === "Enter" && current) {
      onClose();
      void navigate(current.to);
    } else return;
    event.preventDefault();
  };
  return { current, press, restart: () => setAt(0) };
};

const FoundGroupList = ({
  group,
  current,
  onClose,
}: {
  group: FoundGroup;
  current: Found | undefined;
  onClose: () => void;
}) => (
  <div>
    <h3>{group.title}</h3>
    {group.items.map((item) => (
      <Link key={item.key} to={item.to} onClick={onClose} className={item === current ? "on" : ""}>
        <span className="grow cut">{item.label}</span>
        {item.beside && <small>{item.beside}</small>}
      </Link>
    ))}
  </div>
);

/** Ctrl-K: finds any matter, grid, person or page; arrows choose, Enter opens. */
export const Finder = ({ user, onClose }: { user: User; onClose: () => void }) => {
  const [typed, setTyped] = useState("");
  const { groups, busy } = useFinding(typed, user);
  const { current, press, restart } = useChoosing(groups, onClose);
  const type = (text: string) => {
    setTyped(text);
    restart();
  };
  const words = frame.finder;
  return (
    <Modal title={words.title} open onCancel={onClose} footer={null} width={560}>
      <Input
        autoFocus
        allowClear={{ clearIcon: <Icon name="x" label={frame.clearField} /> }}
        size="large"
        prefix={<Icon name="search" />}
        placeholder={words.placeholder}
        aria-label={words.placeholder}
        value={typed}
        maxLength={40}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
      />
      <div className="finder" role="status">
        {groups.map((group) => (
          <FoundGroupList key={group.title} group={group} current={current} onClose={onClose} />
        ))}
        {groups.length === 0 && <p className="sm mut">{busy ? words.searching : words.none}</p>}
        <p className="xs mut">{words.hint}</p>
      </div>
    </Modal>
  );
};
