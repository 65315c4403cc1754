import { NavLink } from "react-router";
import { hours as words } from "../../words/hours";

/** The pages of 预约. */
export const BookingTabs = () => (
  <nav className="settings-tabs" aria-label={words.tabs.label}>
    {[
      { to: "/booking", label: words.tabs.visits },
      { to: "/booking/hours", label: words.tabs.hours },
    ].map(({ to, label }) => (
      <NavLink key={to} to={to} end className={({ isActive }) => (isActive ? "on" : "")}>
        {label}
      </NavLink>
    ))}
  </nav>
);
