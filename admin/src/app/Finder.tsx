import { useState } from "react";
import { Input, Modal } from "antd";
import { Link, useNavigate } from "react-router";
import type { User } from "@qizhen/shared/contract/accounts";
import { Icon } from "../components/Icon";
import { frame } from "../words/frame";
import { useFinding } from "./useFinding";

/** Ctrl-K: finds any matter, grid, person or page; arrows choose, Enter opens. */
export const Finder = ({ user, onClose }: { user: User; onClose: () => void }) => {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const { groups, busy } = useFinding(typed, user);
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
  return (
    <Modal
      title={frame.finder.title}
      open
      onCancel={onClose}
      footer={null}
      width={560}
      styles={{ body: { minHeight: 260 } }}
    >
      <Input
        autoFocus
        allowClear
        size="large"
        prefix={<Icon name="search" />}
        placeholder={frame.finder.placeholder}
        aria-label={frame.finder.placeholder}
        value={typed}
        maxLength={40}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div className="finder" role="status">
        {groups.map((group) => (
          <div key={group.title}>
            <h3>{group.title}</h3>
            {group.items.map((item) => (
              <Link key={item.key} to={item.to} onClick={onClose} className={item === current ? "on" : ""}>
                <span className="grow cut">{item.label}</span>
                {item.beside && <small>{item.beside}</small>}
              </Link>
            ))}
          </div>
        ))}
        {flat.length === 0 && (
          <p className="sm mut" style={{ padding: 12 }}>
            {busy ? frame.finder.searching : frame.finder.none}
          </p>
        )}
        <p className="xs mut" style={{ padding: "8px 10px 0" }}>
          {frame.finder.hint}
        </p>
      </div>
    </Modal>
  );
};
