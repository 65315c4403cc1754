import type { ReactNode } from "react";
import { common } from "../../words/common";
import { Box, Tap } from "../elements/elements";
import { Icon } from "../elements/Icon";
import { useSurroundings } from "../screen/surroundings";
import { Face } from "./Chip";

/** Long enough that hearing it is easier than reading it. */
const longText = 12;

/** What somebody said: theirs on paper at the left, mine in pine at the right. */
export const MessageBubble = ({
  mine,
  name,
  role,
  text,
  state,
  children,
}: {
  mine: boolean;
  name: string;
  role: string;
  text?: string;
  /** Not sent yet, in words. */
  state?: string;
  /** Photos and recordings. */
  children?: ReactNode;
}) => {
  const { read } = useSurroundings();
  return (
    <Box className={mine ? "msg msg-mine" : "msg"}>
      {!mine && <Face name={name} small />}
      <Box className="msg-body">
        {!mine && (
          <Box as="p" className="msg-from">
            {name} {role}
          </Box>
        )}
        <Box className="bubble">
          {children}
          {text && <Box className="told">{text}</Box>}
        </Box>
        {state && <Box className="msg-unsent">{state}</Box>}
        {!mine && read && text && text.length > longText && (
          <Tap className="read" onTap={() => (read.reading === text ? read.stop() : read.start(text))}>
            <Icon name="speaker" />
            {read.reading === text ? common.stopReading : common.readAloud}
          </Tap>
        )}
      </Box>
    </Box>
  );
};
