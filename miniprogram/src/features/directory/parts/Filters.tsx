import { directorySorts, type DirectorySort } from "@qizhen/shared/contract/directory";
import { categories, services, type Category, type Service, type VisitMode } from "@qizhen/shared/vocabulary";
import { Box, Field } from "../../../components/elements/elements";
import { Button } from "../../../components/form/Button";
import { FormRow } from "../../../components/form/FormRow";
import { Options } from "../../../components/form/Options";
import { bookingWords } from "../../../words/booking";
import { common } from "../../../words/common";
import { directoryWords } from "../../../words/directory";

const words = directoryWords.people;

/** What the reader has picked; what is not there does not matter. */
export interface Picked {
  q: string;
  sort: DirectorySort;
  within: "around" | "county";
  service?: Service | undefined;
  language?: "zh" | "mn" | undefined;
  mode?: VisitMode | undefined;
  speciality?: Category | undefined;
}

/** How many things were picked besides the order. */
export const countPicked = ({ q, within, service, language, mode, speciality }: Picked) =>
  [q.trim(), within === "county", service, language, mode, speciality].filter(Boolean).length;

const optionsOf = <T extends string>(labels: Record<T, string>) =>
  (Object.keys(labels) as T[]).map((value) => ({ value, text: labels[value] }));

/** 挑一挑: by name, order, kind of help, language, way of meeting and matter. */
export const Filters = ({
  picked,
  onChange,
  onDone,
}: {
  picked: Picked;
  onChange: (change: Partial<Picked>) => void;
  onDone: () => void;
}) => (
  <Box className="card column gap">
    <FormRow label={words.search}>
      <Field
        className="input"
        label={words.search}
        placeholder={words.searchHint}
        maxLength={20}
        value={picked.q}
        onChange={(q) => onChange({ q })}
      />
    </FormRow>
    <FormRow label={words.sort}>
      <Options
        label={words.sort}
        options={directorySorts.map((value) => ({ value, text: words.sorts[value] }))}
        value={picked.sort}
        onChange={(sort) => onChange({ sort: sort ?? "soonest" })}
      />
    </FormRow>
    <FormRow label={words.within}>
      <Options
        label={words.within}
        options={[
          { value: "around", text: words.around },
          { value: "county", text: words.county },
        ]}
        value={picked.within}
        onChange={(within) => onChange({ within: within ?? "around" })}
      />
    </FormRow>
    <FormRow label={words.service}>
      <Options
        label={words.service}
        options={optionsOf(services)}
        value={picked.service}
        optional
        onChange={(service) => onChange({ service })}
      />
    </FormRow>
    <FormRow label={words.language}>
      <Options
        label={words.language}
        options={optionsOf(words.languages)}
        value={picked.language}
        optional
        onChange={(language) => onChange({ language })}
      />
    </FormRow>
    <FormRow label={words.mode}>
      <Options
        label={words.mode}
        options={optionsOf(bookingWords.mode)}
        value={picked.mode}
        optional
        onChange={(mode) => onChange({ mode })}
      />
    </FormRow>
    <FormRow label={words.speciality}>
      <Options
        label={words.speciality}
        options={optionsOf(categories)}
        value={picked.speciality}
        optional
        onChange={(speciality) => onChange({ speciality })}
      />
    </FormRow>
    <Button look="tint" onTap={onDone}>
      {common.close}
    </Button>
  </Box>
);
