import { cases } from "@qizhen/shared/contract/cases";
import { openStatuses } from "@qizhen/shared/vocabulary";
import { useGet } from "../../../client/useGet";
import { Box, Field } from "../../../components/elements/elements";
import { FormRow } from "../../../components/form/FormRow";
import { Options } from "../../../components/form/Options";
import { bookWords as words } from "../../../words/directory";
import type { BookDetails } from "./useBook";

/** What is typed about a booking. */
export interface Typed {
  other: boolean;
  name: string;
  phone: string;
  address: string;
  caseId: string | undefined;
}
export const nothingTyped: Typed = { other: false, name: "", phone: "", address: "", caseId: undefined };

const least = 2;
const mobile = /^1[3-9]\d{9}$/;
const mostAddress = 120;

/** What is missing or wrong, by field; undefined where it can be sent. */
export const faultOf = ({ other, name, phone, address }: Typed, atHome: boolean) => {
  if (atHome && address.trim().length < least) return words.addressMissing;
  if (other && name.trim().length < least) return words.nameShort;
  if (other && phone.trim() && !mobile.test(phone.trim())) return words.phoneWrong;
  return undefined;
};

/** As the contract wants it. */
export const detailsOf = ({ other, name, phone, address, caseId }: Typed, atHome: boolean): BookDetails => ({
  ...(other && { visitor: { name: name.trim(), ...(phone.trim() && { phone: phone.trim() }) } }),
  ...(atHome && { address: address.trim() }),
  ...(caseId && { caseId }),
});

const open: readonly string[] = openStatuses;

/** The reader's matters that are open: the visit may be about one. */
const Matters = ({ value, onChange }: { value: string | undefined; onChange: (id: string | undefined) => void }) => {
  const mine = useGet(cases.list).data?.items.filter(({ status }) => open.includes(status)) ?? [];
  if (mine.length === 0) return null;
  return (
    <FormRow label={words.matter}>
      <Options
        label={words.matter}
        options={mine.slice(0, 5).map(({ id, title }) => ({ value: id, text: title.slice(0, 16) }))}
        value={value}
        optional
        onChange={onChange}
      />
    </FormRow>
  );
};

/** Who goes, about what, and where to for who cannot walk. Nothing of it has to be touched for oneself. */
export const ForWhom = ({
  typed,
  atHome,
  onChange,
}: {
  typed: Typed;
  atHome: boolean;
  onChange: (change: Partial<Typed>) => void;
}) => (
  <Box className="column gap">
    {atHome && (
      <FormRow label={words.address} note={words.homeNote}>
        <Field
          className="input"
          label={words.address}
          placeholder={words.addressHint}
          maxLength={mostAddress}
          value={typed.address}
          onChange={(address) => onChange({ address })}
        />
      </FormRow>
    )}
    <FormRow label={words.forWhom}>
      <Options
        label={words.forWhom}
        options={[
          { value: "self", text: words.self },
          { value: "other", text: words.other },
        ]}
        value={typed.other ? "other" : "self"}
        onChange={(who) => onChange({ other: who === "other" })}
      />
    </FormRow>
    {typed.other && (
      <>
        <FormRow label={words.name}>
          <Field
            className="input"
            label={words.name}
            maxLength={30}
            value={typed.name}
            onChange={(name) => onChange({ name })}
          />
        </FormRow>
        <FormRow label={words.phone}>
          <Field
            className="input"
            kind="digits"
            label={words.phone}
            maxLength={11}
            value={typed.phone}
            onChange={(phone) => onChange({ phone })}
          />
        </FormRow>
      </>
    )}
    <Matters value={typed.caseId} onChange={(caseId) => onChange({ caseId })} />
  </Box>
);
