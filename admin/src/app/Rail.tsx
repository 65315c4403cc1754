import { NavLink } from "react-router";
import type { User } from "@qizhen/shared/contract/accounts";
import { hasRole } from "../client/useSession";
import { Icon } from "../components/Icon";
import { questionRoles } from "../features/questions/useQuestionCount";
import type { IconName } from "../styles/icons";
import { frame } from "../words/frame";

interface Place {
  to: string;
  icon: IconName;
  label: string;
  count?: number;
}
interface Props {
  user: User;
  /** How many matters wait for this person. */
  waiting: number;
  /** How many residents' questions wait for them. */
  asked: number;
  narrow: boolean;
  onNarrow: (narrow: boolean) => void;
  onKeys: () => void;
}

/** 设置 opens at the first of its pages that one may see. */
const settingsOf = (user: User): Place[] => {
  const to = hasRole(user, "admin") ? "/settings/staff" : "/settings/figures";
  return hasRole(user, "admin", "clerk", "leader") ? [{ to, icon: "sliders", label: frame.settings }] : [];
};

const placesFor = (user: User, waiting: number, asked: number): Place[] => [
  { to: "/workbench", icon: "inbox", label: frame.workbench, count: waiting },
  { to: "/cases", icon: "case", label: frame.cases },
  { to: "/booking", icon: "calendar", label: frame.booking },
  ...(hasRole(user, ...questionRoles)
    ? [{ to: "/questions", icon: "ask" as const, label: frame.questions, count: asked }]
    : []),
  { to: "/desk", icon: "door", label: frame.desk },
  ...(hasRole(user, "clerk", "leader", "admin")
    ? [{ to: "/receptions", icon: "talk" as const, label: frame.receptions }]
    : []),
  { to: "/supervision", icon: "flag", label: frame.supervision },
  { to: "/referrals", icon: "swap", label: frame.referrals },
  ...(hasRole(user, "clerk", "leader", "admin")
    ? [{ to: "/groups", icon: "people" as const, label: frame.groups }]
    : []),
  { to: "/evaluation", icon: "star", label: frame.evaluation },
  { to: "/regions", icon: "map", label: frame.regions },
  ...settingsOf(user),
];

const PlaceLink = ({ to, icon, label, count, narrow }: Place & { narrow: boolean }) => (
  <NavLink
    to={to}
    className={({ isActive }) => (isActive ? "on" : "")}
    title={narrow ? label : undefined}
    aria-label={narrow ? label : undefined}
  >
    <Icon name={icon} />
    <span>{label}</span>
    {!!count && <em>{count > 99 ? "99+" : count}</em>}
    {!!count && <i className="dot" />}
  </NavLink>
);

/** The left rail: where one can go. Narrow, it shows icons with their names as titles. */
export const Rail = ({ user, waiting, asked, narrow, onNarrow, onKeys }: Props) => {
  const fold = narrow ? frame.expand : frame.collapse;
  return (
    <aside className="rail">
      <div className="brand">
        <Icon name="logo" />
        <p>
          <b>{frame.product}</b>
          <span title={user.region?.name}>{user.region?.name}</span>
        </p>
      </div>
      <nav aria-label={frame.nav}>
        {placesFor(user, waiting, asked).map((place) => (
          <PlaceLink key={place.to} {...place} narrow={narrow} />
        ))}
      </nav>
      <div className="bottom">
        <button type="button" onClick={onKeys} title={frame.shortcuts}>
          <Icon name="keys" />
          <span>{frame.shortcuts}</span>
          <kbd aria-hidden="true">?</kbd>
        </button>
        <button type="button" onClick={() => onNarrow(!narrow)} title={fold}>
          <Icon name="rail" />
          <span>{frame.collapse}</span>
        </button>
      </div>
    </aside>
  );
};
