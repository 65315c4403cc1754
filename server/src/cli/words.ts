import type { DefectCode } from "../features/booking";
import type { SearchFigures } from "../features/questions/search/evaluateSearch";

/** What the commands say. */
export const words = {
  needsMongo: "请先用 MONGODB_URI 指明数据库",
  indexesMade: "索引都建好了",
  badLine: (file: string, line: number) =>
    `${file} 第 ${line} 行读不懂：要一行一个 JSON，有 id、text、category、risk、level`,
  trained: (reports: number, bytes: number) =>
    `用 ${reports} 条标注过的来件训练好了，权重 ${Math.round(bytes / 1024)} KB`,
  evaluation: {
    byFifths: (count: number, version: string) =>
      `${count} 条，知识版本 ${version}，五折交叉验证（互为变体的在同一折）`,
    asShipped: (count: number, version: string) => `${count} 条，按随程序发布的知识（版本 ${version}）`,
    byFile: "每次留出一位作者的文件，只用其他人的训练：",
    together: "合计",
    accuracy: "准确率",
    precision: "精确率",
    recall: "召回率",
    category: "类别",
    risk: "风险",
    level: "层级",
    red: "红色",
    inThree: "前三",
    baseline: "基线（字对朴素贝叶斯）",
    confusion: "实际 ＼ 判成",
    calibration: "校准（说的把握 → 实际对的比例）",
  },
  adminUsage: "用法：npm run create-admin -- --username 账号 --name 姓名 --region 县级区划代码 [--reset]",
  askPassword: "密码（至少 10 位，输入时不显示）：",
  admin: {
    made: (username: string) => `管理员 ${username} 建好了，可以到工作台登录`,
    reset: (username: string) => `管理员 ${username} 的密码重设好了，原来的登录都已退出`,
    taken: (username: string) => `账号 ${username} 已经有了，什么都没有改；要重设它的密码请加 --reset`,
  },
  importUsage: "用法：npm run import:regions -- 文件.geojson [--force]",
  noSuchFile: (file: string) => `打不开文件 ${file}，请检查路径`,
  notJson: (file: string) => `${file} 不是完整的 JSON（GeoJSON）文件，请重新导出`,
  databaseBusy: (folder: string, pid: number) =>
    `数据目录 ${folder} 正被进程 ${pid} 使用，但连不上它的数据库。请等它启动完，或先停掉它`,
  mended: (count: number) => `已自动理顺 ${count} 处：`,
  defects: (count: number) => `发现 ${count} 处问题：`,
  refused: "什么都没有改。请改好文件再导入；确实要照这样导入，请加 --force",
  imported: (added: number, changed: number, removed: number, unchanged: number) =>
    `导入好了：新增 ${added}，改动 ${changed}，撤并 ${removed}，不变 ${unchanged}`,
  nothingNew: (count: number) => `${count} 个区划都和文件一样，没有改动`,
  moreOf: (count: number) => `  ……还有 ${count} 个`,
  added: "新增",
  changed: "改动",
  removed: "撤并",
  audit: {
    holds: (chains: number, acts: number) => `审计记录完好：${chains} 条链，${acts} 条记录`,
    changed: (chain: string, seq: number) => `${chain} 第 ${seq} 条被改过`,
    missing: (chain: string, seq: number) => `${chain} 第 ${seq} 条之前缺了记录`,
    unlinked: (chain: string, seq: number) => `${chain} 第 ${seq} 条接不上前一条`,
  },
  booking: {
    holds: "预约完好：每个号只有一个人，排队的没有被落下",
    found: (count: number) => `发现 ${count} 处不对，请把下面几行发给开发人员：`,
    defects: {
      "claim-without-visit": "占着号，却没有这个预约",
      "visit-without-claim": "有预约，却没有占着号",
      "claim-lacks-keys": "占的时间不完整",
      "two-on-one-seat": "一个号给了两个人",
      "two-in-one-room": "一个房间同时安排了两组人",
      "two-of-one-visitor": "一个人同时约了两处",
      "offer-outlived": "给人留的号过了时间还没有收回",
      "waiting-while-free": "有空号，却还有人在排队",
    } satisfies Record<DefectCode, string>,
  },
  questions: {
    evaluated: ({ reports, search, substring }: SearchFigures) => [
      `${reports} 条标注过的来件当问题，逐条留出自己和自己的变体，前五条里有同类问题的：`,
      `检索            ${(search * 100).toFixed(1)}%（至少 80%）`,
      `只比最长相同片段  ${(substring * 100).toFixed(1)}%`,
    ],
    reindexed: (count: number) => `检索索引重建好了，共 ${count} 个公开的问题`,
  },
  statistics: {
    rebuilt: (count: number) => `统计已经重新算过，共 ${count} 件`,
    superseded: "另一次重算已经开始，由它算完",
  },
  nobodyFree: "没有人有空",
} as const;
