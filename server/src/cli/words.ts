/** What the commands say. */
export const words = {
  needsMongo: "请先用 MONGODB_URI 指明数据库",
  indexesMade: "索引都建好了",
  badLine: (file: string, line: number) =>
    `${file} 第 ${line} 行读不懂：要一行一个 JSON，有 id、text、category、risk、level`,
  trained: (reports: number, bytes: number) =>
    `用 ${reports} 条标注过的来件训练好了，权重 ${Math.round(bytes / 1024)} KB`,
  evaluateUsage: "用法：npm run triage:evaluate -- 文件.jsonl…（加 --cross 做五折交叉验证）",
  evaluated: (count: number, version: string) => `${count} 条，知识版本 ${version}`,
  accuracy: "准确率",
  category: "类别",
  risk: "风险",
  level: "层级",
  red: "红色",
  inThree: "在前三个里",
  calibration: "校准（把握 · 条数 · 类别对的比例）",
} as const;
