import { useState } from "react";
import { Button, Select } from "antd";
import type { RuleDuty } from "@qizhen/shared/contract/rulebook";
import { categories, type Category, keysOf } from "@qizhen/shared/vocabulary";
import { useRegionMap } from "../../client/regions";
import { RegionSelect } from "../../client/RegionSelect";
import { Icon } from "../../components/Icon";
import { rulebook as words } from "../../words/rulebook";
import type { AreaProps } from "./area";
import { DutyCells } from "./DutyCells";

const Head = ({ first, last }: { first: string[]; last?: boolean }) => (
  <thead>
    <tr>
      {[...first, words.same, words.department, words.village, words.service].map((title) => (
        <th key={title} scope="col">
          {title}
        </th>
      ))}
      {last && <th scope="col" aria-label={words.remove} />}
    </tr>
  </thead>
);

const Local = ({ form, defaults, wrong, mayEdit }: AreaProps) => {
  const [region, setRegion] = useState<string>();
  const [category, setCategory] = useState<Category>("labour");
  const add = () => {
    if (!region) return;
    const { department, village } = defaults.departments[category];
    form.set(["local", region, category], { department, village });
  };
  return (
    <>
      <h2>{words.local}</h2>
      <p className="sm sec">{words.localAbout}</p>
      {form.rules.local.length === 0 && <p className="sm mut">{words.noLocal}</p>}
      {form.rules.local.length > 0 && (
        <table className="table rules-table" aria-label={words.local}>
          <Head first={[words.region, words.category]} last />
          <tbody>
            {form.rules.local.map(({ region: at, category: of, ...duty }) => (
              <LocalLine
                key={`${at} ${of}`}
                region={at}
                category={of}
                duty={duty}
                {...{ form, defaults, wrong, mayEdit }}
              />
            ))}
          </tbody>
        </table>
      )}
      {mayEdit && (
        <div className="row wrap">
          <RegionSelect label={words.region} value={region} onChange={setRegion} />
          <Select
            aria-label={words.category}
            style={{ width: 150 }}
            value={category}
            options={keysOf(categories).map((value) => ({ value, label: categories[value] }))}
            onChange={setCategory}
          />
          <Button icon={<Icon name="plus" />} disabled={!region} onClick={add}>
            {words.addLocal}
          </Button>
        </div>
      )}
    </>
  );
};

const LocalLine = ({
  region,
  category,
  duty,
  form,
  defaults,
  wrong,
  mayEdit,
}: AreaProps & { region: string; category: Category; duty: RuleDuty }) => {
  const name = useRegionMap(region).data?.region.name ?? region;
  const path = ["local", region, category];
  return (
    <tr className="own">
      <th scope="row">{name}</th>
      <td>{categories[category]}</td>
      <DutyCells
        label={`${name} ${categories[category]}`}
        category={category}
        duty={duty}
        fallback={defaults.departments[category]}
        whole
        mayEdit={mayEdit}
        wrong={wrong(path)}
        onChange={(next) => form.set(path, next)}
      />
      <td>
        {mayEdit && (
          <button type="button" className="link" onClick={() => form.set(path, undefined)}>
            {words.remove}
          </button>
        )}
      </td>
    </tr>
  );
};

/** 主管单位: who is in charge of each category, and where it is otherwise. */
export const DepartmentsArea = (props: AreaProps) => {
  const { form, defaults, wrong, mayEdit } = props;
  return (
    <>
      <table className="table rules-table" aria-label={words.departmentsTable}>
        <Head first={[words.category]} />
        <tbody>
          {keysOf(categories).map((category) => {
            const path = ["departments", category];
            return (
              <tr key={category} className={form.isOwn(path) ? "own" : ""}>
                <th scope="row">
                  {categories[category]}
                  {form.isOwn(path) && mayEdit && (
                    <button type="button" className="link" onClick={() => form.set(path, undefined)}>
                      {words.back}
                    </button>
                  )}
                </th>
                <DutyCells
                  label={categories[category]}
                  category={category}
                  duty={form.get(path) as RuleDuty | undefined}
                  fallback={defaults.departments[category]}
                  mayEdit={mayEdit}
                  wrong={wrong(path)}
                  onChange={(duty) => form.set(path, duty)}
                />
              </tr>
            );
          })}
        </tbody>
      </table>
      <Local {...props} />
    </>
  );
};
