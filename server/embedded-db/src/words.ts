/** What a person reads who starts the database by hand. */
export const words = {
  inUse: (folder: string, pid: number) => `数据目录 ${folder} 正被另一个进程（${pid}）使用。请先停止它，或换一个目录。`,
  badPort: "端口要写成 1 到 65535 之间的数字，例如 --port 27018。",
  portTaken: (port: number) => `端口 ${port} 已被占用，请换一个，例如 --port 27019。`,
  usage: "用法：npm run database -- --port 27018 --data 数据目录",
  failed: "数据库没有启动：",
};
