import { common } from "../../words/common";
import { Box, Picture, Tap } from "../elements/elements";

/** Small pictures in rows; a tap opens one. */
export const Photos = ({ sources, onOpen }: { sources: readonly string[]; onOpen: (index: number) => void }) => (
  <Box className="photos">
    {sources.map((source, index) => (
      <Tap key={source} className="photo" label={common.photo(index + 1)} onTap={() => onOpen(index)}>
        <Picture className="photo-pic" src={source} />
      </Tap>
    ))}
  </Box>
);
