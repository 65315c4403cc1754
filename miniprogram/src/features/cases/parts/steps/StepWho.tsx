import { Box, Field } from "../../../../components/elements/elements";
import { FormRow } from "../../../../components/form/FormRow";
import { edit, type Draft } from "../../../../client/draft";
import { submit } from "../../../../words/cases";
import { whoIsWrong } from "../whoIsWrong";

const words = submit.who;

/** ③ 和谁. */
export const StepWho = ({ draft }: { draft: Draft }) => {
  const wrong = whoIsWrong(draft);
  return (
    <>
      <Box>
        <Box as="h1" className="title">
          {words.ask}
        </Box>
        <Box as="p" className="second kw">
          {words.hint}
        </Box>
      </Box>
      <FormRow label={words.name} {...(wrong?.name && { wrong: wrong.name })}>
        <Field
          className="input"
          label={words.name}
          placeholder={words.namePlaceholder}
          maxLength={30}
          value={draft.respondentName}
          onChange={(respondentName) => edit({ respondentName })}
        />
      </FormRow>
      <FormRow label={words.phone} {...(wrong?.phone && { wrong: wrong.phone })}>
        <Field
          className="input"
          kind="digits"
          label={words.phone}
          placeholder={words.phonePlaceholder}
          maxLength={13}
          value={draft.respondentPhone}
          onChange={(respondentPhone) => edit({ respondentPhone })}
        />
      </FormRow>
    </>
  );
};
