import { NavLink } from "react-router";
import { evaluation as words } from "../words/evaluation";
import { hasRole, useMe } from "./useSession";

/** The pages of 评价, for those who may open them. */
export const EvaluationTabs = () => {
  const me = useMe();
  const oversees = hasRole(me, "clerk", "leader", "admin");
  const pages = [
    { to: "/evaluation", label: words.tabs.visits },
    ...(oversees ? [{ to: "/evaluation/checks", label: words.tabs.checks }] : []),
    ...(oversees ? [{ to: "/evaluation/board", label: words.tabs.board }] : []),
    ...(hasRole(me, "mediator") ? [{ to: "/evaluation/mine", label: words.tabs.mine }] : []),
  ];
  return (
    <nav className="settings-tabs" aria-label={words.tabs.label}>
      {pages.map(({ to, label }) => (
        <NavLink key={to} to={to} end className={({ isActive }) => (isActive ? "on" : "")}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
};
