import type { ReactNode } from "react";
import { common } from "../../words/common";
import { Box, Tap } from "../elements/elements";
import { Icon } from "../elements/Icon";
import { useSurroundings } from "../screen/surroundings";

/** A quiet line that names the number to dial before anything is filled in. */
export const EmergencyBar = ({ text, number }: { text: string; number: string }) => {
  const { dial } = useSurroundings();
  return (
    <Box className="danger">
      <Box className="grow kw told">{text}</Box>
      <Tap className="dial" label={common.dial(number)} onTap={() => dial(number)}>
        <Icon name="phone" />
        {number}
      </Tap>
    </Box>
  );
};

/** Danger now: the numbers first, each a button that dials; then we go on. */
export const Alarm = ({
  title,
  text,
  numbers,
  children,
}: {
  title: string;
  text: string;
  numbers: readonly { number: string; label: string }[];
  children?: ReactNode;
}) => {
  const { dial } = useSurroundings();
  return (
    <Box className="alarm" role="alert">
      <Box className="lead">{title}</Box>
      {numbers.map(({ number, label }) => (
        <Tap
          key={number}
          className="btn alarm-dial"
          label={common.dial(`${number} ${label}`)}
          onTap={() => dial(number)}
        >
          <Icon name="phone" />
          {number} {label}
        </Tap>
      ))}
      <Box as="p" className="second">
        {text}
      </Box>
      {children}
    </Box>
  );
};
