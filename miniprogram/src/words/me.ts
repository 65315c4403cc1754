/** 我的、登录、隐私、绑定。 */
export const me = {
  title: "我的",
  guest: "还没登录",
  guestNote: "登录后能看到您的事和通知",
  resident: "居民",
  phone: (masked: string) => `手机 ${masked}`,
  notices: "通知",
  noticesNew: (count: number) => `${count} 条没看`,
  large: "大字",
  largeNote: "字和按钮都大一些",
  publicFigures: "办得怎么样（公开的数字）",
  privacy: "隐私说明",
  consented: "已同意",
  notConsented: "还没同意",
  bindStaff: "绑定工作账号（网格员）",
  bound: (name: string) => `已绑定：${name}`,
  signIn: "登录",
  signOut: "退出登录",
  signOutAsk: "退出登录？",
  signOutText: "这个手机上不再显示您的事。没写完的还留着，下次登录接着写。",
  stay: "先不退",
  name: "怎么称呼您",
  namePlaceholder: "比如：王阿姨",
  nameNote: "调解员会这样称呼您，不用写全名。",
} as const;

export const signIn = {
  title: "登录",
  heading: "用手机号登录",
  text: "只用来让您看到自己的事，不会给对方看。",
  phone: "手机号",
  phonePlaceholder: "11 位手机号",
  phoneWrong: "手机号是 11 位数字，请检查。",
  getCode: "发验证码",
  again: (seconds: number) => `${seconds} 秒后再发`,
  code: "验证码",
  codePlaceholder: "短信里的 6 位数字",
  codeWrong: "验证码是 6 位数字。",
  go: "登录",
  going: "正在登录…",
  sampleCode: (code: string) => `示例环境不发短信，验证码是 ${code}`,
  sampleTitle: "示例居民",
  sampleText: "这是示例环境，点一个就能进，不用手机。",
  wechat: "微信登录",
  wechatFailed: "微信登录没成功，请再试一次。",
  danger: "有人正在动手、受伤？\n不用登录，先打电话。",
} as const;

export const privacy = {
  title: "隐私说明",
  heading: "您的话，我们这样保管",
  version: (version: string) => `版本 ${version}`,
  points: [
    "您说的事，只给办这件事的人看：网格员、调解员、综治中心。谁看过，您都能查到。",
    "对方看不到您的电话、住址和证件号。",
    "照片会去掉拍摄地点，再存起来。",
    "电话、姓名、详细地址加了密，平时只显示一部分。",
    "我们要用话筒、相机、地点时，会先问您；不给也能说事。",
    "不同意也不耽误您说事，我们照样收、照样办。",
    "想看、想改、想删自己的信息，找网格员，或在这件事里说一句。",
  ],
  agree: "同意",
  later: "先不同意",
  agreed: "您已经同意了",
  withdraw: "收回同意",
  thanks: "记下了",
} as const;

export const bindStaff = {
  title: "绑定工作账号",
  heading: "网格员绑定工作账号",
  text: "绑定后，您的微信或这个浏览器就能进工作台。账号和密码由镇上管理员给您。",
  username: "账号",
  usernamePlaceholder: "工作账号",
  password: "密码",
  passwordPlaceholder: "密码",
  go: "绑定",
  going: "正在绑定…",
  done: "绑好了",
  missing: "账号和密码都要写。",
} as const;

export const noticeWords = {
  title: "通知",
  none: { title: "还没有通知", text: "您的事有进展，会在这里告诉您。" },
  readAll: "全部看过了",
} as const;

export const teamWords = {
  title: "我的网格",
  workers: "网格员",
  mediators: "调解员",
  none: { title: "还没有安排人", text: "有事直接说，镇上的综治中心会接。" },
} as const;

export const workWords = {
  title: "工作台",
  none: { title: "都办完了", text: "新来的、快到期的会排在这里。" },
  accept: "接手",
} as const;
