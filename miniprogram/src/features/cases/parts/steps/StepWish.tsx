import { Area, Box, Tap } from "../../../../components/elements/elements";
import { FormRow } from "../../../../components/form/FormRow";
import { Options } from "../../../../components/form/Options";
import { edit, type Draft } from "../../../../client/draft";
import { submit } from "../../../../words/cases";
import { maxWish } from "../bounds";

const words = submit.wish;
const join = (wish: string, more: string) => (wish.trim() ? `${wish.trim().replace(/[，。]$/, "")}，${more}` : more);

/** ⑤ 希望怎么办、找谁. */
export const StepWish = ({ draft }: { draft: Draft }) => (
  <>
    <Box>
      <Box as="h1" className="title">
        {words.ask}
      </Box>
      <Box as="p" className="second kw">
        {words.hint}
      </Box>
    </Box>
    <Area
      className="input area"
      label={words.label}
      placeholder={words.placeholder}
      maxLength={maxWish}
      value={draft.wish}
      onChange={(wish) => edit({ wish })}
    />
    <Box className="options">
      {words.options
        .filter((option) => !draft.wish.includes(option))
        .map((option) => (
          <Tap key={option} className="option" onTap={() => edit({ wish: join(draft.wish, option).slice(0, maxWish) })}>
            {option}
          </Tap>
        ))}
    </Box>
    <FormRow label={words.serviceAsk} note={words.serviceHint}>
      <Options
        label={words.serviceAsk}
        options={words.services}
        value={draft.service}
        optional
        onChange={(service) => edit({ service })}
      />
    </FormRow>
  </>
);
