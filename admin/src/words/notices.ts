/** Notices (通知) and calls to make (电话任务). */
export const notices = {
  title: "提醒",
  none: { title: "没有提醒", text: "分给您的事、快到期的、别人给您的话，会在这里告诉您。" },
  readAll: "都看过了",
  calls: "要打的电话",
  callsNote: "这些人不用微信，要打电话告诉他们",
  noCalls: "没有要打的电话。",
  callDone: "打过了",
  callTitle: (who: string) => `给${who}的电话`,
  callWhat: "要告诉的话",
  callResult: "结果",
  callNote: "补一句（可以不写）",
  callSave: "记下",
  callSaved: "记下了",
  seeNumber: "去案件里看号码",
  before: (words: string) => `最晚 ${words}`,
} as const;
