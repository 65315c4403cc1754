import { useMemo, useState } from "react";
import { useQueries } from "@tanstack/react-query";
import { Cascader } from "antd";
import { regions, type Region } from "@qizhen/shared/contract/regions";
import { keys } from "./keys";
import { countyOf, townOf, villageOf } from "./regions";
import { ask } from "./send";
import { useMe } from "./useSession";

interface Option {
  value: string;
  label: string;
  isLeaf: boolean;
  children?: Option[];
}

interface Props {
  value: string | undefined;
  onChange: (code: string | undefined) => void;
  label: string;
  /** Takes no upper level. */
  gridsOnly?: boolean;
  /** From the counties down, whatever one's own region. */
  everywhere?: boolean;
  size?: "small";
  width?: number | string;
}

const hourMs = 3_600_000;

/** A code with the codes above it, the county first. */
const chainOf = (code: string): string[] =>
  [...new Set([countyOf(code), townOf(code), villageOf(code), code])].filter((one) => one.length <= code.length);

/** What lies below each of these regions ("" stands for the counties), as far as it has come. */
const useBelow = (parents: string[]): Map<string, Region[] | undefined> => {
  const answers = useQueries({
    queries: parents.map((parent) => ({
      queryKey: [...keys.regions, "list", parent],
      queryFn: () => ask(regions.list, { query: { parent: parent || undefined } }),
      staleTime: hourMs,
    })),
  });
  return new Map(parents.map((parent, index) => [parent, answers[index]?.data?.items]));
};

const optionsOf = (below: Map<string, Region[] | undefined>, parent: string): Option[] | undefined =>
  below.get(parent)?.map(({ code, name, level }) => {
    const children = level === "grid" ? undefined : optionsOf(below, code);
    return { value: code, label: name, isLeaf: level === "grid", ...(children && { children }) };
  });

/** Chooses a region, county to grid, below the region of whoever is signed in; levels are read as they are opened. */
export const RegionSelect = ({ value, onChange, label, size, width = 190, ...how }: Props) => {
  const me = useMe();
  const root = how.everywhere ? undefined : me.region;
  const [opened, setOpened] = useState<string[]>([]);
  const chain = useMemo(() => (value ? chainOf(value) : []), [value]);
  const below = useBelow([...new Set([root?.code ?? "", ...chain.slice(0, -1), ...opened])]);
  const lower = optionsOf(below, root?.code ?? "");
  const top = root && { value: root.code, label: root.name, isLeaf: root.code.length > 12 };
  const options = top ? [{ ...top, ...(lower && { children: lower }) }] : (lower ?? []);
  const path = root ? chain.slice(chain.indexOf(root.code)) : chain;
  return (
    <Cascader
      aria-label={label}
      placeholder={label}
      style={{ width }}
      {...(size && { size })}
      changeOnSelect={!how.gridsOnly}
      options={options}
      value={value && path.length ? path : undefined}
      loadData={(chosen) => setOpened((now) => [...now, String(chosen.at(-1)?.value ?? "")])}
      displayRender={(labels) => labels.at(-1)}
      onChange={(chosen) => onChange(chosen?.length ? String(chosen.at(-1)) : undefined)}
    />
  );
};
