/** What the commands say. */
export const words = {
  needsMongo: "请先用 MONGODB_URI 指明数据库",
  indexesMade: "索引都建好了",
} as const;
