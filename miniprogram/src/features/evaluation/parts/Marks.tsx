import { ratingSides } from "@qizhen/shared/contract/evaluation";
import { Box } from "../../../components/elements/elements";
import { Stars } from "../../../components/form/Stars";
import { rateWords as words } from "../../../words/evaluation";
import { Faces } from "./Faces";

export type Sides = Partial<Record<(typeof ratingSides)[number], number>>;

/** From this mark down the matter is taken up again by somebody else. */
const badMark = 2;
export const isBad = (overall: number) => overall <= badMark;

/** The whole as faces, then the four sides as stars, which may be left out. */
export const Marks = ({
  overall,
  onOverall,
  sides,
  onSides,
}: {
  overall: number | undefined;
  onOverall: (overall: number) => void;
  sides: Sides;
  onSides: (sides: Sides) => void;
}) => (
  <>
    <Box className="card">
      <Box className="strong">{words.overall}</Box>
      <Faces label={words.overall} value={overall} onChange={onOverall} />
      {overall !== undefined && isBad(overall) && (
        <Box as="p" className="second bad-mark" role="status">
          {words.bad}
        </Box>
      )}
    </Box>
    <Box className="card">
      <Box className="mini">{words.optional}</Box>
      {ratingSides.map((side) => (
        <Stars
          key={side}
          label={words.sides[side]}
          value={sides[side]}
          onChange={(value) => onSides({ ...sides, [side]: value })}
        />
      ))}
    </Box>
  </>
);
