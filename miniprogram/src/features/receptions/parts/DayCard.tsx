import type { OpenReceptionDay } from "@qizhen/shared/contract/receptions";
import { categories } from "@qizhen/shared/vocabulary";
import { Box } from "../../../components/elements/elements";
import { Button } from "../../../components/form/Button";
import { Chip } from "../../../components/story/Chip";
import { Leaf } from "../../../components/story/Leaf";
import { paths } from "../../../client/paths";
import { now } from "../../../platform/clock";
import { goTo } from "../../../platform/pages";
import { sayDay } from "../../../words/dates";
import { receptionWords as words } from "../../../words/receptions";

/** A leader's day: when, who by office and surname, where, for what, how many places are left. */
export const DayCard = ({ one }: { one: OpenReceptionDay }) => {
  const at = `${one.day}T${one.start}:00+08:00`;
  const who = `${one.office} ${one.name}`;
  const fields = one.fields.map((field) => categories[field]).join("、");
  return (
    <Box as="section" className="card reception" label={`${sayDay(at, now())} ${who}`}>
      <Box className="reception-top">
        <Leaf at={at} />
        <Box className="grow">
          <Box className="lead">{who}</Box>
          <Box className="second">
            {sayDay(at, now())} {words.hours(one.start, one.end)}
          </Box>
        </Box>
      </Box>
      {!one.place.includes(one.centre.name) && <Box>{one.centre.name}</Box>}
      <Box className="second">{one.place}</Box>
      <Box className="reception-foot">
        <Box className="grow second">{fields === "" ? words.anything : words.fields(fields)}</Box>
        <Chip look={one.free > 0 ? "done" : "plain"}>{one.free > 0 ? words.left(one.free) : words.full}</Chip>
      </Box>
      <Button
        look={one.free > 0 ? "tint" : "quiet"}
        onTap={() => goTo(paths.times, { id: one.hostId, name: who, day: one.day })}
      >
        {one.free > 0 ? words.book(one.office) : words.queue(one.office)}
      </Button>
    </Box>
  );
};
