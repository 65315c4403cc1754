import type { DirectoryPerson } from "@qizhen/shared/contract/directory";
import { Box, Tap } from "../../../components/elements/elements";
import { Icon } from "../../../components/elements/Icon";
import { Face } from "../../../components/story/Chip";
import { now } from "../../../platform/clock";
import { sayWhen } from "../../../words/dates";
import { directoryWords } from "../../../words/directory";

const words = directoryWords.person;

/** When somebody can be seen, in words. */
export const nextOf = ({ next, onLeave }: DirectoryPerson) =>
  next
    ? directoryWords.people.next(sayWhen(next, now()))
    : onLeave
      ? directoryWords.people.away
      : directoryWords.people.noTime;

/** Somebody of the directory as a line of a list. */
export const PersonRow = ({ person, onTap }: { person: DirectoryPerson; onTap: () => void }) => (
  <Tap className="row" onTap={onTap}>
    <Face name={person.name} />
    <Box className="grow">
      <Box className="strong">{[person.name, person.title].filter(Boolean).join("，")}</Box>
      <Box className="second">
        {[
          person.region.name,
          person.metres !== undefined && words.km(person.metres),
          words.load[person.load],
          person.languages.includes("mn") && directoryWords.people.languages.mn,
        ]
          .filter(Boolean)
          .join(" · ")}
      </Box>
      {person.satisfaction && (
        <Box className="mini">{words.satisfaction(person.satisfaction.mark, person.satisfaction.count)}</Box>
      )}
      <Box className="mini">{nextOf(person)}</Box>
    </Box>
    <Icon name="right" className="go" />
  </Tap>
);
