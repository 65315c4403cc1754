import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { mediators, type Mediator } from "@qizhen/shared/contract/mediators";
import type { Candidate } from "@qizhen/shared/contract/triage";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { steps as words } from "../../words/steps";

interface Props {
  /** Where help is wanted: people of it and of the regions above. */
  region: string | undefined;
  candidates?: Candidate[];
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  label: string;
}

const suggestedOption = ({ id, name, unit, reasons }: Candidate) => ({
  value: id,
  label: words.person(name, unit, reasons.slice(0, 2).join("，")),
});
const otherOption = (one: Mediator) => ({
  value: one.id,
  label: words.person(one.name, one.region.name, one.onLeave ? words.onLeave : words.load[one.load]),
  disabled: one.onLeave,
});

/** Those the triage suggests first, then the others; who is away or full is marked. */
const useOptions = (region: string | undefined, candidates: Candidate[]) => {
  const list = useQuery({
    queryKey: [...keys.mediators, region ?? ""],
    queryFn: () => ask(mediators.list, { query: { region, limit: 100 } }),
  });
  const suggested = new Set(candidates.map(({ id }) => id));
  const others = (list.data?.items ?? []).filter(({ id }) => !suggested.has(id));
  const groups = [
    { label: words.suggested, options: candidates.map(suggestedOption) },
    { label: words.others, options: others.map(otherOption) },
  ];
  return { options: groups.filter(({ options }) => options.length > 0), pending: list.isPending };
};

/** Chooses a person. */
export const MediatorSelect = ({ region, candidates = [], value, onChange, label }: Props) => {
  const { options, pending } = useOptions(region, candidates);
  return (
    <Select
      aria-label={label}
      placeholder={label}
      style={{ width: "100%" }}
      allowClear
      loading={pending}
      value={value}
      onChange={onChange}
      showSearch={{ optionFilterProp: "label" }}
      options={options}
    />
  );
};
