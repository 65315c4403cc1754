import { Button } from "../components/form/Button";
import { copy } from "../platform/clipboard";
import { linkTo } from "../platform/share";
import type { ShareProps } from "./share.types";

/** Copies the page's link, to be pasted wherever the reader talks with others. */
export const ShareButton = ({ page, look = "primary", children, onCopied }: ShareProps) => (
  <Button look={look} onTap={() => void copy(linkTo(page)).then(onCopied)}>
    {children}
  </Button>
);
