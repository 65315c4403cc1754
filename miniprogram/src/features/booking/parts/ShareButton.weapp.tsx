import { Button } from "@tarojs/components";
import { useShared } from "../../../platform/share";
import type { ShareProps } from "./share.types";

/** Opens WeChat's own list of friends. */
export const ShareButton = ({ title, page, children }: ShareProps) => {
  useShared({ title, page });
  return (
    <Button className="btn btn-primary" openType="share">
      {children}
    </Button>
  );
};
