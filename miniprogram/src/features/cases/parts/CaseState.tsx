import { useState } from "react";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { Box, Tap } from "../../../components/elements/elements";
import { Icon } from "../../../components/elements/Icon";
import { Leaf } from "../../../components/story/Leaf";
import { RowLink } from "../../../components/story/Rows";
import { Timeline } from "../../../components/story/Timeline";
import { paths } from "../../../client/paths";
import { now } from "../../../platform/clock";
import { goTo } from "../../../platform/pages";
import { caseWords as words } from "../../../words/cases";
import { sayDate, sayUntil, sayWhen } from "../../../words/dates";

/** 经过: what happened so far, and the next step hollow at its end. */
const Story = ({ found }: { found: CaseDetail }) => (
  <Timeline
    items={[
      ...found.timeline.map(({ id, text, at }) => ({ id, text, when: sayWhen(at, now()) })),
      ...(found.next.text
        ? [
            {
              id: "next",
              text: found.next.text,
              when: found.next.at ? words.by(sayUntil(found.next.at, now())) : "",
              next: true,
            },
          ]
        : []),
    ]}
  />
);

const Facts = ({ found }: { found: CaseDetail }) => {
  const other = found.parties.filter(({ role }) => role === "respondent").map(({ name }) => name);
  const facts: [string, string | undefined][] = [
    [words.place, [found.grid?.name, found.place.address].filter(Boolean).join(" ")],
    [words.with, other.join("、")],
    [words.wish, found.wish],
  ];
  return (
    <Box className="facts">
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <Box key={name} className="fact">
            <Box className="check-name">{name}</Box>
            <Box className="grow">{value}</Box>
          </Box>
        ))}
    </Box>
  );
};

/** Until when, at the latest: a result while it is being mediated, else what it waits for. */
const latestOf = (status: CaseDetail["status"], what: string, date: string) =>
  status === "mediating" ? words.latest(date) : words.until(what, date);

/** The top of a matter: its state in words, what happens next and by when; what happened so far folds behind 经过. */
export const CaseState = ({ found }: { found: CaseDetail }) => {
  const [open, setOpen] = useState(false);
  const { next, clock } = found;
  return (
    <Box as="section" className="state">
      <Box className="state-now">
        <Box as="h1" className="title">
          {found.statusText}
        </Box>
        <Box className="mini">{words.number(found.number)}</Box>
      </Box>
      {next.text && (
        <Box className="next">
          {next.at && <Leaf at={next.at} />}
          <Box className="grow">
            <Box className="lead">{next.text}</Box>
            {next.at && <Box className="mini second">{words.by(sayUntil(next.at, now()))}</Box>}
          </Box>
        </Box>
      )}
      <Tap className="fold" expanded={open} onTap={() => setOpen(!open)}>
        <Box className="strong">{words.story}</Box>
        <Box className="grow mini second">
          {words.steps(found.timeline.length)}
          {clock && `，${latestOf(found.status, clock.what, sayDate(clock.dueAt))}`}
        </Box>
        <Icon name="down" className={open ? "turned" : ""} />
      </Tap>
      {open && (
        <Box className="story">
          <Story found={found} />
          <Facts found={found} />
          <RowLink icon="eye" onTap={() => goTo(paths.viewers, { id: found.id })}>
            {words.viewers}
          </RowLink>
        </Box>
      )}
    </Box>
  );
};
