import { Dropdown } from "antd";
import { useLocation } from "react-router";
import { roles, type Role } from "@qizhen/shared/vocabulary";
import type { User } from "@qizhen/shared/contract/accounts";
import { hasRole, registrars } from "../client/useSession";
import { ButtonLink } from "../components/ButtonLink";
import { Face } from "../components/Face";
import { Icon } from "../components/Icon";
import { frame } from "../words/frame";

interface OwnMenu {
  user: User;
  sound: { on: boolean; toggle: () => void };
  onLock: () => void;
  onSignOut: () => void;
}

const rolesOf = (user: User) => user.roles.map((role: Role) => roles[role]).join("、");

/** Oneself: which hat one wears here, the alarm's sound, locking, leaving. */
const Oneself = ({ user, sound, onLock, onSignOut }: OwnMenu) => {
  const soundWords = sound.on ? frame.soundOn : frame.soundOff;
  const items = [
    { key: "who", label: `${rolesOf(user)}，${user.region?.name ?? ""}`, disabled: true },
    { type: "divider" as const },
    { key: "sound", label: soundWords, icon: <Icon name="speaker" />, onClick: sound.toggle },
    { key: "lock", label: frame.lock, icon: <Icon name="lock" />, onClick: onLock },
    { key: "out", label: frame.signOut, icon: <Icon name="signout" />, onClick: onSignOut },
  ];
  return (
    <Dropdown trigger={["click"]} menu={{ items }}>
      <button type="button" className="who-am">
        <Face name={user.name ?? ""} size={28} tone="pine" />
        {user.name}
      </button>
    </Dropdown>
  );
};

/** The right end of every top bar: find, register, bell, oneself. */
export const Tools = ({
  unread,
  onFind,
  onBell,
  ...own
}: OwnMenu & { unread: number; onFind: () => void; onBell: () => void }) => {
  const { pathname } = useLocation();
  const registers = hasRole(own.user, ...registrars);
  return (
    <>
      <button type="button" className="find" onClick={onFind}>
        <Icon name="search" />
        <span>{frame.find}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {registers && pathname === "/workbench" && (
        <ButtonLink to="/register" type="primary" icon={<Icon name="plus" />}>
          {frame.register}
        </ButtonLink>
      )}
      <button type="button" className="icon-btn" onClick={onBell} aria-label={frame.bell(unread)}>
        <Icon name="bell" />
        {unread > 0 && <span className="n">{unread > 99 ? "99+" : unread}</span>}
      </button>
      <Oneself {...own} />
    </>
  );
};
