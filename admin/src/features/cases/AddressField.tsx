import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { regions } from "@qizhen/shared/contract/regions";
import { RegionSelect } from "../../client/RegionSelect";
import { ask } from "../../client/send";
import { useSettled } from "../../client/useSettled";
import { register as words } from "../../words/cases";

const lettersAtLeast = 2;

/** Where it is: an address, and the grid it lies in while it is being typed; or the grid chosen from the tree. */
export const AddressField = ({
  address,
  gridCode,
  onChange,
}: {
  address: string;
  gridCode: string;
  onChange: (place: { address?: string; gridCode?: string }) => void;
}) => {
  const settled = useSettled(address.trim());
  const place = useQuery({
    queryKey: ["locate", settled],
    queryFn: () => ask(regions.locate, { query: { address: settled } }),
    enabled: settled.length >= lettersAtLeast,
    placeholderData: (before) => before,
  });
  const found = settled.length >= lettersAtLeast ? place.data : undefined;
  return (
    <>
      <Input
        aria-label={words.address}
        placeholder={words.address}
        maxLength={200}
        value={address}
        onChange={(event) => onChange({ address: event.target.value, gridCode: "" })}
      />
      <div className="row wrap" style={{ minHeight: 34, marginTop: 6 }} role="status">
        {!found && <span className="xs mut">{words.addressHelp}</span>}
        {found?.grid && !gridCode && <span className="tag pine">{words.gridIs(found.grid.name)}</span>}
        {found && !found.grid && found.candidates.length > 0 && (
          <>
            <span className="xs sec">{words.gridMaybe}</span>
            {found.candidates.slice(0, 8).map(({ code, name }) => (
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
        )}
        {found && !found.grid && found.candidates.length === 0 && !gridCode && (
          <span className="xs" style={{ color: "var(--amber-ink)" }}>
            {words.gridNone}
          </span>
        )}
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
