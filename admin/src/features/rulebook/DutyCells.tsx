import { Input, Select } from "antd";
import type { RuleDefaults, RuleDuty } from "@qizhen/shared/contract/rulebook";
import { categories, type Category, keysOf, services } from "@qizhen/shared/vocabulary";
import { rulebook as words } from "../../words/rulebook";

type Full = RuleDefaults["departments"][Category];

const serviceChoices = keysOf(services).map((value) => ({ value, label: services[value] }));

/** A duty without what is the same as the default; undefined where nothing is left. */
const without = (duty: RuleDuty, fallback: Full): RuleDuty | undefined => {
  if (duty.as) return { as: duty.as };
  const own = {
    ...(duty.department !== undefined && duty.department !== fallback.department && { department: duty.department }),
    ...(duty.village !== undefined && duty.village !== fallback.village && { village: duty.village }),
    ...(duty.service !== undefined && duty.service !== fallback.service && { service: duty.service }),
  };
  return Object.keys(own).length > 0 ? own : undefined;
};

interface Props {
  label: string;
  category: Category;
  duty: RuleDuty | undefined;
  fallback: Full;
  /** Keeps what is written even where it is as the default (a region's own duty). */
  whole?: boolean;
  mayEdit: boolean;
  wrong: string | undefined;
  onChange: (duty: RuleDuty | undefined) => void;
}

/** The cells of who is in charge: the same as another category, or units and the service of its own. */
export const DutyCells = ({ label, category, duty, fallback, whole = false, mayEdit, wrong, onChange }: Props) => {
  const change = (over: RuleDuty) => {
    const next = { ...duty, ...over };
    onChange(whole ? next : without(next, fallback));
  };
  const others = keysOf(categories).filter((one) => one !== category);
  const same = [{ value: "", label: words.own }, ...others.map((value) => ({ value, label: words.sameAs(categories[value]) }))]; // prettier-ignore
  const unit = (name: "department" | "village", title: string) => (
    <Input
      aria-label={`${label} ${title}`}
      size="small"
      maxLength={40}
      disabled={!mayEdit || !!duty?.as}
      status={wrong ? "error" : ""}
      value={duty?.as ? "" : (duty?.[name] ?? fallback[name])}
      onChange={(event) => change({ [name]: event.target.value })}
    />
  );
  return (
    <>
      <td>
        <Select
          aria-label={`${label} ${words.same}`}
          size="small"
          style={{ width: 138 }}
          variant={duty?.as ? "outlined" : "borderless"}
          disabled={!mayEdit}
          value={duty?.as ?? ""}
          options={same}
          onChange={(as) => onChange(as ? { as: as as Category } : whole ? {} : undefined)}
        />
      </td>
      <td>{unit("department", words.department)}</td>
      <td>
        {unit("village", words.village)}
        {wrong && (
          <span className="xs wrong" role="alert">
            {wrong}
          </span>
        )}
      </td>
      <td>
        <Select
          aria-label={`${label} ${words.service}`}
          size="small"
          style={{ width: 138 }}
          disabled={!mayEdit || !!duty?.as}
          value={duty?.service ?? fallback.service}
          options={serviceChoices}
          onChange={(service) => change({ service })}
        />
      </td>
    </>
  );
};
