import { useState } from "react";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { Box, Tap } from "../../../components/elements/elements";
import { Icon } from "../../../components/elements/Icon";
import { Chain } from "../../../components/story/Chain";
import { Leaf } from "../../../components/story/Leaf";
import { RowLink } from "../../../components/story/Rows";
import { Timeline } from "../../../components/story/Timeline";
import { useSurroundings } from "../../../components/screen/surroundings";
import { GroupLine } from "../../../client/GroupLine";
import { paths } from "../../../client/paths";
import { now } from "../../../platform/clock";
import { goTo } from "../../../platform/pages";
import { caseWords as words } from "../../../words/cases";
import { sayUntil, sayWhen } from "../../../words/dates";
import { receptionWords } from "../../../words/receptions";
import { chainWords } from "../../../words/spot";

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

/** By when there is a result, apart from when somebody calls; past that day, whom to call. */
const Promised = ({ found: { promise, call } }: { found: CaseDetail }) => {
  const { dial } = useSurroundings();
  if (!promise) return null;
  return (
    <Box className={promise.late ? "promised late" : "promised"}>
      <Box className={promise.late ? "strong" : "second"}>{promise.text}</Box>
      {promise.late &&
        (call ? (
          <Tap className="link-line" label={words.callLabel(call.name, call.phone)} onTap={() => dial(call.phone)}>
            <Icon name="phone" />
            {words.callWorker(call.name, call.phone)}
          </Tap>
        ) : (
          <Tap className="link-line" label={words.callHotline} onTap={() => dial(words.hotline)}>
            <Icon name="phone" />
            {words.callHotline}
          </Tap>
        ))}
    </Box>
  );
};

/** The leader who received them answers for it (包案). */
const Led = ({ found: { ledBy } }: { found: CaseDetail }) =>
  ledBy ? <Box className="promised second">{receptionWords.led(ledBy.unit)}</Box> : null;

/** How far it is, and what the level above said when it came down. */
const Progress = ({ found: { progress, handedDown } }: { found: CaseDetail }) => (
  <>
    <Box className="state-chain">
      <Chain links={progress} />
    </Box>
    {handedDown && (
      <Box className="opinion">
        <Box className="mini second">{chainWords.opinion(handedDown.by)}</Box>
        {handedDown.text}
      </Box>
    )}
  </>
);

/** The top of a matter: its state in words, what happens next and by when; what happened so far folds behind 经过. */
export const CaseState = ({ found }: { found: CaseDetail }) => {
  const [open, setOpen] = useState(false);
  const { next } = found;
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
      <Promised found={found} />
      <Led found={found} />
      <Progress found={found} />
      <GroupLine caseId={found.id} />
      <Tap className="fold" expanded={open} onTap={() => setOpen(!open)}>
        <Box className="strong">{words.story}</Box>
        <Box className="grow mini second">
          {words.steps(found.timeline.length)}
          {found.promise && !found.promise.late && `，${found.promise.text}`}
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
