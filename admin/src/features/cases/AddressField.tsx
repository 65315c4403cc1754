import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { regions } from "@qizhen/shared/contract/regions";
import type * as z from "zod";
import { RegionSelect } from "../../client/RegionSelect";
import { ask } from "../../client/send";
import { useSettled } from "../../client/useSettled";
import { register as words } from "../../words/cases";

const lettersAtLeast = 2;
const candidatesAtMost = 8;
type Found = z.infer<typeof regions.locate.answer>;

interface Props {
  address: string;
  gridCode: string;
  onChange: (place: { address?: string; gridCode?: string }) => void;
}

/** Where an address lies, asked when the hand rests. */
const useLocated = (address: string): Found | undefined => {
  const settled = useSettled(address.trim());
  const enough = settled.length >= lettersAtLeast;
  const place = useQuery({
    queryKey: ["locate", settled],
    queryFn: () => ask(regions.locate, { query: { address: settled } }),
    enabled: enough,
    placeholderData: (before) => before,
  });
  return enough ? place.data : undefined;
};

/** In which grid it is; which it could be; or that nobody can tell yet. */
const Told = ({ found, gridCode, onChange }: { found: Found | undefined } & Omit<Props, "address">) => {
  if (!found) return <span className="xs mut">{words.addressHelp}</span>;
  if (found.grid) return !gridCode && <span className="tag pine">{words.gridIs(found.grid.name)}</span>;
  if (found.candidates.length === 0) return !gridCode && <span className="xs due">{words.gridNone}</span>;
  return (
    <>
      <span className="xs sec">{words.gridMaybe}</span>
      {found.candidates.slice(0, candidatesAtMost).map(({ code, name }) => (
        <button
          key={code}
          type="button"
          className={gridCode === code ? "chip on" : "chip"}
          aria-pressed={gridCode === code}
          onClick={() => onChange({ gridCode: code })}
        >
          {name}
        </button>
      ))}
    </>
  );
};

/** Where it is: an address, and the grid it lies in while it is being typed; or the grid chosen from the tree. */
export const AddressField = ({ address, gridCode, onChange }: Props) => {
  const found = useLocated(address);
  return (
    <>
      <Input
        aria-label={words.address}
        placeholder={words.address}
        maxLength={200}
        value={address}
        onChange={(event) => onChange({ address: event.target.value, gridCode: "" })}
      />
      <div className="row wrap located" role="status">
        <Told found={found} gridCode={gridCode} onChange={onChange} />
        <span className="grow" />
        <RegionSelect
          size="small"
          everywhere
          gridsOnly
          label={words.pickGrid}
          value={gridCode || undefined}
          onChange={(code) => onChange({ gridCode: code ?? "" })}
        />
      </div>
    </>
  );
};
