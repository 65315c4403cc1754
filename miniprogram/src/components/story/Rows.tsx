import type { ReactNode } from "react";
import { Box, Tap } from "../elements/elements";
import { Icon, type IconName } from "../elements/Icon";

/** A line of a list that leads somewhere. */
export const RowLink = ({ icon, children, onTap }: { icon?: IconName; children: ReactNode; onTap: () => void }) => (
  <Tap className="row" onTap={onTap}>
    {icon && <Icon name={icon} />}
    <Box className="grow">{children}</Box>
    <Icon name="right" className="go" />
  </Tap>
);
