import { Area, Box, Tap } from "../../../../components/elements/elements";
import { Icon } from "../../../../components/elements/Icon";
import { EmergencyBar } from "../../../../components/story/EmergencyBar";
import { edit, type Draft } from "../../../../client/draft";
import { addFiles } from "../../../../client/draftFiles";
import { submit } from "../../../../words/cases";
import { DraftFiles } from "../DraftFiles";
import { RecordButton } from "../../../../client/RecordButton";
import { maxWords } from "../bounds";

const words = submit.what;

/** ① 发生了什么: in words or by voice; examples to begin with. */
export const StepWhat = ({ draft }: { draft: Draft }) => {
  const spoke = draft.files.some(({ kind }) => kind === "voice");
  const wrote = draft.description !== "";
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
      <Box className="card tell">
        <Area
          className="tell-field"
          label={words.label}
          placeholder={words.placeholder}
          maxLength={maxWords}
          value={draft.description}
          onChange={(description) => edit({ description })}
        />
        <Box className="tell-hold">
          <RecordButton
            text={spoke ? words.holdAgain : words.hold}
            look={wrote || spoke ? "tint" : "primary"}
            onRecorded={({ url, seconds }) => addFiles([{ kind: "voice", url, seconds }])}
          />
        </Box>
      </Box>
      <DraftFiles files={draft.files} kind="voice" />
      {!wrote && !spoke && (
        <Box as="section">
          <Box className="mini second examples-title">{words.examplesTitle}</Box>
          {words.examples.map((example) => (
            <Tap key={example} className="example" onTap={() => edit({ description: example })}>
              <Icon name="quote" />
              <Box className="grow">{example}</Box>
            </Tap>
          ))}
        </Box>
      )}
      <Box className="end">
        <EmergencyBar text={words.danger} number="110" />
      </Box>
    </>
  );
};
