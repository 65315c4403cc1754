import { Select } from "antd";
import { categories, keysOf, levels, risks } from "@qizhen/shared/vocabulary";
import { RiskMark } from "../../components/RiskMark";
import { rulebook as words } from "../../words/rulebook";
import type { AreaProps } from "./area";

const colours = keysOf(risks).filter((risk) => risk !== "red");
const choices = keysOf(levels)
  .filter((level) => level !== "110")
  .map((value) => ({ value, label: levels[value] }));

/** 层级规则: the lowest level by category and colour. Red is left out: danger always goes to the police first. */
export const LevelsArea = ({ form, mayEdit }: AreaProps) => (
  <table className="table rules-table" aria-label={words.levelsTable}>
    <thead>
      <tr>
        <th scope="col">{words.category}</th>
        {colours.map((risk) => (
          <th key={risk} scope="col">
            <RiskMark risk={risk} />
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {keysOf(categories).map((category) => (
        <tr key={category}>
          <th scope="row">{categories[category]}</th>
          {colours.map((risk) => {
            const path = ["levels", category, risk];
            return (
              <td key={risk} className={form.isOwn(path) ? "own" : ""}>
                <Select
                  aria-label={`${categories[category]} ${risks[risk]}`}
                  size="small"
                  variant={form.isOwn(path) ? "outlined" : "borderless"}
                  style={{ width: 132 }}
                  disabled={!mayEdit}
                  value={(form.get(path) as string | undefined) ?? ""}
                  options={[{ value: "", label: words.byContent }, ...choices]}
                  onChange={(level) => form.set(path, level || undefined)}
                />
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  </table>
);
