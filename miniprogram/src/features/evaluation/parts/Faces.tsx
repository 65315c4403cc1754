import { common } from "../../../words/common";
import { Box, Tap } from "../../../components/elements/elements";
import { Icon, type IconName } from "../../../components/elements/Icon";

const faces: readonly IconName[] = ["face-1", "face-2", "face-3", "face-4", "face-5"];

/** One to five as faces, each with its word under it: for the judgement that has to be given. */
export const Faces = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | undefined;
  onChange: (value: number) => void;
}) => (
  <Box className="faces" role="group" label={label}>
    {faces.map((name, nth) => (
      <Tap
        key={name}
        className={value === nth + 1 ? "mood mood-on" : "mood"}
        label={`${common.stars(label, nth + 1)}，${common.star(nth + 1)}`}
        on={value === nth + 1}
        onTap={() => onChange(nth + 1)}
      >
        <Icon name={name} />
        <Box className="mood-word">{common.star(nth + 1)}</Box>
      </Tap>
    ))}
  </Box>
);
