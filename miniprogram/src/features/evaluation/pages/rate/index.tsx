import { useRef, useState } from "react";
import { evaluation, ratingSides } from "@qizhen/shared/contract/evaluation";
import { ApiError, call } from "@qizhen/shared/endpoint";
import { Area, Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { FormRow } from "../../../../components/form/FormRow";
import { Stars } from "../../../../components/form/Stars";
import { Frame } from "../../../../components/screen/Screen";
import { ProblemCard } from "../../../../components/screen/States";
import type { Problem } from "../../../../components/screen/loadable";
import { paths } from "../../../../client/paths";
import { problemOf } from "../../../../client/problems";
import { send } from "../../../../client/send";
import { toast } from "../../../../client/toast";
import { refresh } from "../../../../client/useGet";
import { goBack, usePageParams } from "../../../../platform/pages";
import { uuid } from "../../../../platform/uuid";
import { rateWords as words } from "../../../../words/me";

const maxComment = 500;
type Sides = Partial<Record<(typeof ratingSides)[number], number>>;

/** 事后评诊: the whole first, then four sides that may be left out, then words. */
export default function RatePage() {
  const { id = "" } = usePageParams();
  const key = useRef(uuid());
  const [overall, setOverall] = useState<number>();
  const [sides, setSides] = useState<Sides>({});
  const [comment, setComment] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const rate = async () => {
    if (overall === undefined || busy) return;
    setBusy(true);
    setProblem(null);
    const said = comment.trim();
    try {
      await call(evaluation.rate, send, {
        params: { id },
        body: { overall, ...sides, ...(said && { comment: said }) },
        key: key.current,
      });
      refresh(`/cases/${id}`, "/cases|");
      toast(words.thanks);
      goBack(paths.home);
    } catch (error) {
      if (error instanceof ApiError) key.current = uuid(); // answered: the next try is a new intent; lost: the same one
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Frame
      title={words.title}
      foot={
        <>
          {problem && <ProblemCard problem={problem} />}
          <Button {...((overall === undefined || busy) && { off: true })} onTap={() => void rate()}>
            {overall === undefined ? words.missing : busy ? words.sending : words.send}
          </Button>
        </>
      }
    >
      <Box>
        <Box as="h1" className="title">
          {words.heading}
        </Box>
        <Box as="p" className="second">
          {words.text}
        </Box>
      </Box>
      <Box className="card">
        <Stars label={words.overall} value={overall} onChange={setOverall} />
      </Box>
      <Box className="card">
        <Box className="mini">{words.optional}</Box>
        {ratingSides.map((side) => (
          <Stars
            key={side}
            label={words.sides[side]}
            value={sides[side]}
            onChange={(value) => setSides({ ...sides, [side]: value })}
          />
        ))}
      </Box>
      <FormRow label={words.comment}>
        <Area
          className="input area"
          label={words.comment}
          placeholder={words.commentPlaceholder}
          maxLength={maxComment}
          value={comment}
          onChange={setComment}
        />
      </FormRow>
    </Frame>
  );
}
