import { useShareAppMessage } from "@tarojs/taro";

/** What goes to a friend when the reader shares this page (发给微信好友). `page`: with its parameters. */
export const useShared = ({ title, page }: { title: string; page: string }) =>
  useShareAppMessage(() => ({ title, path: page }));

/** WeChat shares by itself; there is no link to copy. */
export const linkTo = (page: string) => page;
