import type { ReactNode } from "react";
import { common } from "../../words/common";
import { Box, Tap } from "../elements/elements";
import { Icon } from "../elements/Icon";
import { useSurroundings } from "./surroundings";

/** The bar on top, kept free of WeChat's capsule. Tab pages have the sign in place of the way back. */
export const NavBar = ({ title, root, onBack }: { title: ReactNode; root?: boolean; onBack?: () => void }) => {
  const { statusTop, capsule, goBack } = useSurroundings();
  return (
    <Box style={{ paddingTop: `${statusTop}px`, paddingRight: `${capsule}px` }}>
      <Box as="header" className="nav">
        {root ? (
          <Box className="logo" hidden />
        ) : (
          <Tap className="nav-back" label={common.back} onTap={onBack ?? goBack}>
            <Icon name="left" />
          </Tap>
        )}
        <Box className="cut">{title}</Box>
      </Box>
    </Box>
  );
};
