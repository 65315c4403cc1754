import { Button } from "@tarojs/components";
import { useShared } from "../platform/share";
import type { ShareProps } from "./share.types";

/** Opens WeChat's own list of friends and groups. */
export const ShareButton = ({ title, page, look = "primary", children }: ShareProps) => {
  useShared({ title, page });
  return (
    <Button className={`btn btn-${look}`} openType="share">
      {children}
    </Button>
  );
};
