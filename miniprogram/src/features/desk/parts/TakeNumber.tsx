import { useState } from "react";
import { desk } from "@qizhen/shared/contract/desk";
import { call } from "@qizhen/shared/endpoint";
import { services, type Service } from "@qizhen/shared/vocabulary";
import { Box, Field } from "../../../components/elements/elements";
import { Button } from "../../../components/form/Button";
import { FormRow } from "../../../components/form/FormRow";
import { Options } from "../../../components/form/Options";
import { ProblemCard } from "../../../components/screen/States";
import { paths } from "../../../client/paths";
import { send } from "../../../client/send";
import { useGet } from "../../../client/useGet";
import { goTo } from "../../../platform/pages";
import { arriveWords as words } from "../../../words/desk";
import { useDo } from "./useDo";

/** Who has not booked takes a number by themselves, or books for another time. */
export const TakeNumber = ({ centre, free, waiting }: { centre: string; free: number; waiting: number }) => {
  const { run, busy, problem } = useDo();
  const [service, setService] = useState<Service>();
  const [matter, setMatter] = useState("");
  const openings = useGet(desk.openings, { query: { centre } });
  const kinds = [...new Set((openings.data?.items ?? []).map((one) => one.service))];
  const take = () => {
    const body = { centre, ...(service && { service }), ...(matter.trim() && { matter: matter.trim() }) };
    return run((key) => call(desk.takeNumber, send, { body, key }), words.taken);
  };
  return (
    <>
      <Box className="card arrive-card">
        <Box as="h1" className="title">
          {words.none}
        </Box>
        <Box className="second">{free > 0 ? words.freeNow(free) : words.full(waiting)}</Box>
        {kinds.length > 1 && (
          <FormRow label={words.which}>
            <Options
              label={words.which}
              options={kinds.map((value) => ({ value, text: services[value] }))}
              value={service}
              optional
              onChange={setService}
            />
          </FormRow>
        )}
        <FormRow label={words.matter}>
          <Field
            className="input"
            label={words.matter}
            placeholder={words.matterHint}
            maxLength={60}
            value={matter}
            onChange={setMatter}
          />
        </FormRow>
        {problem && <ProblemCard problem={problem} />}
        <Button {...(busy && { off: true })} onTap={() => void take()}>
          {busy ? words.taking : words.take}
        </Button>
      </Box>
      <Button look="quiet" icon="clock" onTap={() => goTo(paths.hosts)}>
        {words.book}
      </Button>
    </>
  );
};
