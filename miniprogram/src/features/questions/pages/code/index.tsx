import { questions } from "@qizhen/shared/contract/questions";
import type { OwnQuestion } from "@qizhen/shared/contract/questionShapes";
import { call } from "@qizhen/shared/endpoint";
import { useState } from "react";
import { problemOf } from "../../../../client/problems";
import { sendOpenly } from "../../../../client/send";
import { Box, Field } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { FormRow } from "../../../../components/form/FormRow";
import type { Problem } from "../../../../components/screen/loadable";
import { Frame } from "../../../../components/screen/Screen";
import { ProblemCard } from "../../../../components/screen/States";
import { questionWords } from "../../../../words/questions";
import "../../questions.scss";
import { OwnQuestionView } from "../../parts/OwnQuestionView";
import { useOwnSheet } from "../../parts/OwnSheets";

const words = questionWords.code;

/** What a code opens. Neither the code nor what it opens is kept on the phone: it may be anybody's. */
const useByCode = () => {
  const [found, setFound] = useState<OwnQuestion | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const look = async (code: string) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      setFound(await call(questions.byCode, sendOpenly, { body: { code } }));
    } catch (error) {
      const told = problemOf(error);
      setProblem(told.kind === "notFound" ? { ...told, ...words.notFound } : told);
    } finally {
      setBusy(false);
    }
  };
  return { found, busy, problem, look, forget: () => setFound(null) };
};

const Opened = ({
  code,
  found,
  again,
  forget,
}: {
  code: string;
  found: OwnQuestion;
  again: () => void;
  forget: () => void;
}) => {
  const sheet = useOwnSheet(found.id, { code, onTaken: again });
  return (
    <Frame title={questionWords.own.title} onBack={forget} over={sheet.view(found)}>
      <OwnQuestionView question={found} sheet={sheet} />
      <Button look="quiet" small onTap={forget}>
        {words.other}
      </Button>
    </Frame>
  );
};

/** 凭码回来: who asked without a name comes back, without signing in. */
export default function CodePage() {
  const [code, setCode] = useState("");
  const { found, busy, problem, look, forget } = useByCode();
  const given = code.trim();
  const go = () => given !== "" && void look(given);
  if (found) return <Opened code={given} found={found} again={go} forget={forget} />;
  return (
    <Frame
      title={words.title}
      foot={
        <Button {...((given === "" || busy) && { off: true })} onTap={go}>
          {given === "" ? words.missing : busy ? words.going : words.go}
        </Button>
      }
    >
      <Box>
        <Box as="h1" className="title">
          {words.heading}
        </Box>
        <Box as="p" className="second kw">
          {words.text}
        </Box>
      </Box>
      {problem && <ProblemCard problem={problem} />}
      <FormRow label={words.label}>
        <Field
          className="input"
          label={words.label}
          placeholder={words.placeholder}
          maxLength={40}
          value={code}
          onChange={setCode}
          onDone={go}
        />
      </FormRow>
    </Frame>
  );
}
