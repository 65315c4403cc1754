/** What the machinery itself says to people. */
export const words = {
  malformed: "填写的内容有不对的地方，请照提示改一改",
  notJson: "发来的内容读不懂（不是 JSON），请更新页面后再试",
  badKeys: "发来的内容里有不允许的字段名，请更新页面后再试",
  unknownField: "没有这个字段",
  wrongType: "这一项的内容不对",
  tooLarge: (bytes: number) =>
    `内容太大了（最多 ${bytes >= 1048576 ? `${bytes / 1048576} MB` : `${Math.round(bytes / 1024)} KB`}），请删减一些`,
  wrongMedia: "发来的内容类型不对，这里要 JSON",
  signIn: "请先登录",
  expired: "登录过期了，请重新登录",
  notYours: "您的账号没有做这件事的权限",
  keyMissing: "请更新页面后再试（缺少防重复编号）",
  keyReused: "这个编号已经用来发过别的内容了，请刷新页面再发",
  notThere: "没有找到，可能已经不在了，或者您看不到它",
  wrongMethod: "这个地址不能这样用",
  crashed: "出了点问题，我们已经记下来了。您写的还在，请过一会儿再试",
  tooMany: "太频繁了，请稍等一会儿再试",
  badCursor: "翻页的位置失效了，请从头再看",
  busy: "现在忙，请过一会儿再试",
} as const;

/** What the page of the API says of requests in general. */
export const docWords = {
  key: "防重复编号：同一件事重试时用同一个；居民必须给",
  done: "好了",
  clientError: "不行，照提示改",
  serverError: "服务器那边的问题，过一会儿再试",
  anybody: "谁都可以",
  signedIn: "登录后",
  only: (roles: readonly string[]) => `只限：${roles.join("、")}`,
} as const;
