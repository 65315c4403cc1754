import type { PropsWithChildren } from "react";
import { common } from "../../words/common";
import { Box, Tap } from "../elements/elements";

/** Pushed up from below, over the page; a tap beside it closes it. */
export const Sheet = ({
  title,
  text,
  onClose,
  children,
}: PropsWithChildren<{ title: string; text?: string; onClose: () => void }>) => (
  <>
    <Tap className="veil" label={common.close} onTap={onClose} />
    <Box className="sheet" role="dialog" label={title}>
      <Box as="h2" className="lead">
        {title}
      </Box>
      {text && (
        <Box as="p" className="sheet-text">
          {text}
        </Box>
      )}
      <Box className="sheet-body">{children}</Box>
    </Box>
  </>
);
