/** What people say every day for one and the same thing: who types one of a line finds the others. */
const sameThings: readonly string[] = [
  "工钱 工资 薪水 薪资 血汗钱 劳务费 工程款",
  "欠薪 拖欠 欠钱不给 不发工资 不给工钱",
  "邻居 隔壁 邻里 街坊 对门 楼上 楼下 左邻右舍",
  "吵 噪音 噪声 扰民 闹腾 吵闹 声音大",
  "装修 砸墙 敲墙 电钻 打孔 施工",
  "漏水 渗水 滴水 泡水 返水 渗漏",
  "物业 物管 物业公司",
  "物业费 管理费",
  "老板 工头 包工头 带班 雇主 用人单位",
  "辞退 开除 解雇 裁员",
  "工伤 干活受伤 摔伤",
  "离婚 离了 分居 不过了",
  "家暴 打老婆 打媳妇 动手打我 挨打",
  "丈夫 老公 男人 男的 我家那口子",
  "妻子 老婆 媳妇 爱人",
  "公公 婆婆 婆家",
  "孩子 娃娃 娃 小孩 儿子 闺女 女儿",
  "抚养费 生活费 奶粉钱",
  "彩礼 聘礼 礼金",
  "赡养 养老 不管老人 不养老人",
  "遗产 继承 分家 分家产",
  "土地 承包地 耕地 地界 地畔 地埂",
  "宅基地 院墙 房基",
  "拆迁 征地 征收 补偿款 安置",
  "借钱 借款 欠条 借条 欠账 赊账",
  "退款 退钱 退货 不给退",
  "押金 定金 订金 保证金",
  "房东 租房 房租 租金",
  "中介 房产中介",
  "医院 诊所 卫生院 大夫 医生",
  "手术 开刀 治坏 误诊",
  "车祸 撞车 追尾 剐蹭 碰了车 交通事故",
  "停车 占车位 堵门 挡道 车位",
  "狗 犬 养狗 遛狗",
  "咬 咬伤 咬了",
  "电动车 电瓶车 飞线充电",
  "浇地 灌溉 水渠 渠水 用水",
  "羊 牛 牲口 牲畜 放牧",
  "草场 草原 草牧场",
  "学校 老师 幼儿园 班主任",
  "霸凌 欺负 打架 校园欺凌",
  "广场舞 音响 喇叭",
  "烧烤 油烟 油烟味 呛人",
  "垃圾 臭味 污水 味道大",
  "种子 假种子 化肥 农药",
  "贷款 套路贷 高利贷 利息",
  "诈骗 被骗 骗钱 骗了",
  "保险 理赔 赔付",
  "赔偿 赔钱 索赔 赔我",
  "供暖 暖气 取暖 暖气费 不热",
  "电梯 停电 停水",
  "快递 网购 外卖",
  "预付卡 健身卡 会员卡 充值",
];

/** Each word, with the number of its line. */
export const everydayWords: readonly (readonly [word: string, line: number])[] = sameThings.flatMap((line, number) =>
  line.split(" ").map((word) => [word, number] as const),
);

/** Characters that carry a sentence and no matter: two of them side by side are not looked for, nor one alone in a longer text. */
export const carrying: ReadonlySet<string> = new Set(
  "的了是我你他她它们在有不没也就都还又和跟与把被让给对从到这那个一二三两几么什怎啥吗呢吧啊呀哦嘛着过来去上下里外会能要想说得地之而且但可以很太再请您为因所如果时候现今天年月日",
);

/** Characters that are read in two ways: typed pinyin may mean either. */
export const readTwoWays = /[行重长调种乐强降参传弹觉朝还都差藏]/;
