import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { mediators, type Mediator } from "@qizhen/shared/contract/mediators";
import type { Candidate } from "@qizhen/shared/contract/triage";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { steps as words } from "../../words/cases";

const loadWords = (one: Mediator) => (one.onLeave ? words.onLeave : words.load[one.load]);

/** Chooses a person: those the triage suggests first, then the others of the region and above; who is away or full is marked. */
export const MediatorSelect = ({
  region,
  candidates = [],
  value,
  onChange,
  label,
}: {
  region: string | undefined;
  candidates?: Candidate[];
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  label: string;
}) => {
  const list = useQuery({
    queryKey: [...keys.mediators, region ?? ""],
    queryFn: () => ask(mediators.list, { query: { region, limit: 100 } }),
  });
  const suggested = new Set(candidates.map(({ id }) => id));
  const others = (list.data?.items ?? []).filter(({ id }) => !suggested.has(id));
  return (
    <Select
      aria-label={label}
      placeholder={label}
      style={{ width: "100%" }}
      allowClear
      loading={list.isPending}
      value={value}
      onChange={onChange}
      showSearch={{ optionFilterProp: "label" }}
      options={[
        ...(candidates.length
          ? [
              {
                label: words.suggested,
                options: candidates.map(({ id, name, unit, reasons }) => ({
                  value: id,
                  label: `${name}（${unit}）${reasons.length ? `，${reasons.slice(0, 2).join("，")}` : ""}`,
                })),
              },
            ]
          : []),
        {
          label: words.others,
          options: others.map((one) => ({
            value: one.id,
            label: `${one.name}（${one.title ?? one.region.name}），${loadWords(one)}`,
            disabled: one.onLeave,
          })),
        },
      ]}
    />
  );
};
