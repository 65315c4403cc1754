import { NavLink } from "react-router";
import { hasRole, useMe } from "./useSession";
import { rulebook as words } from "../words/rulebook";

/** The pages of 设置, for those who may open them. */
export const SettingsTabs = () => {
  const me = useMe();
  const admin = hasRole(me, "admin");
  const county = me.region?.code.endsWith("000000") ?? false;
  const pages = [
    ...(admin ? [{ to: "/settings/staff", label: words.tabs.staff }] : []),
    ...(county ? [{ to: "/settings/rules", label: words.tabs.rules }] : []),
    ...(county ? [{ to: "/settings/lessons", label: words.tabs.lessons }] : []),
    { to: "/settings/figures", label: words.tabs.figures },
    { to: "/settings/calendar", label: words.tabs.calendar },
    ...(admin ? [{ to: "/settings/bodies", label: words.tabs.bodies }] : []),
  ];
  return (
    <nav className="settings-tabs" aria-label={words.tabsLabel}>
      {pages.map(({ to, label }) => (
        <NavLink key={to} to={to} className={({ isActive }) => (isActive ? "on" : "")}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
};
