/** What the server says as a whole: on the terminal it is started from, and on the page of its API. */
export const words = {
  api: {
    title: "七诊 接口",
    description: "居民端、工作台和别的程序都用这一份接口；出错时回 {error: {code, message, fields?}}。",
  },
  /** Headings of the API's page, by feature. */
  groups: {
    accounts: "身份",
    regions: "区划与网格",
    triage: "分诊",
    mediators: "调解员",
    cases: "纠纷",
    messages: "留言",
    files: "照片和录音",
    evaluation: "评价",
    booking: "预约",
    directory: "名录",
    visits: "预约之后",
    hours: "接待时间",
    desk: "接待台",
    joint: "联办",
    referrals: "三调对接",
    receptions: "领导接访",
    lookalikes: "相似件",
    supervision: "督办和期限",
    rulebook: "分诊规则",
    notices: "通知",
    live: "实时提示",
  },
  ready: "七诊已启动",
  resident: "居民",
  console: "工作台",
  docs: "接口",
  samples: (password: string) => `示例账号（密码都是 ${password}）`,
  sampleResidents: "居民不用密码：在居民页面选一位示例居民登录",
  stopping: "正在停止，请稍等……",
  portTaken: (port: number) =>
    `端口 ${port} 已经有程序在用。请先停掉它，或换一个端口启动，例如 PORT=${port + 1} npm start`,
  portForbidden: (port: number) => `不能用端口 ${port}，请换一个大于 1023 的端口，例如 PORT=3000 npm start`,
  folderTaken: (folder: string, pid: number) =>
    `数据目录 ${folder} 正被另一个七诊（进程 ${pid}）使用。它多半已经在运行，直接打开网页就行；要重新启动，请先停掉它`,
  cannotStart: "没能启动",
} as const;
