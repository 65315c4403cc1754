import { copy } from "../../../platform/clipboard";
import { linkTo } from "../../../platform/share";
import { Button } from "../../../components/form/Button";
import type { ShareProps } from "./share.types";

/** Copies the page's link, to be pasted wherever the reader talks with the other. */
export const ShareButton = ({ page, children, onCopied }: ShareProps) => (
  <Button onTap={() => void copy(linkTo(page)).then(onCopied)}>{children}</Button>
);
