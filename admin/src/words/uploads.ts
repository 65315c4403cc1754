/** Adding photos and recordings. */
export const uploads = {
  add: "附件",
  tooBig: "太大了（超过 10 MB），请换一个小一点的，已写的内容都还在。",
  coming: "正在传…",
  remove: (name: string) => `拿掉 ${name}`,
  again: "再传",
  image: "照片",
  voice: "录音",
  document: "文件",
  see: (index: number) => `看第 ${index} 张照片`,
  play: "听录音",
  stop: "停",
  seconds: (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, "0")}`,
  brokenVoice: "这段录音放不出来，可以下载了听。",
} as const;
