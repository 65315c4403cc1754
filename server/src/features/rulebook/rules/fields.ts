import type { ClockField, NumberField, RuleLimit } from "@qizhen/shared/contract/rulebook";
import type { ClockName } from "@qizhen/shared/rules/caseSteps";
import type { ClimbingLevel, DeadlineSettings } from "@qizhen/shared/rules/deadlineSettings";
import { keysOf, levels, risks, services } from "@qizhen/shared/vocabulary";

/** A number that a county may change: what it is called, what it does, and between what it may lie. */
interface Meaning {
  label: string;
  meaning: string;
  unit: string;
  min: number;
  max: number;
  whole: boolean;
}

const count = (label: string, meaning: string, min: number, max: number, unit: string): Meaning => ({
  label, meaning, unit, min, max, whole: true,
}); // prettier-ignore
const share = (label: string, meaning: string, min: number, max: number): Meaning => ({
  label, meaning, unit: "", min, max, whole: false,
}); // prettier-ignore

/** Every threshold of triage in a county's words (DOMAIN §5). */
export const thresholdMeanings: Readonly<Record<string, Meaning>> = {
  redWeight: count("危险满几分算红色", "每种危险 1 到 3 分，同一种只算最重的一句。调高，红色变少，可能漏；调低，红色变多，要人多看。", 1, 6, "分"),
  redDoubt: share("孤零零一句算不算红色", "只有一处像危险、别处都不像，机器觉得危险的可能低于这个数，就不定红色，先让人看一眼。", 0, 0.5),
  modelHintsRed: share("整段话像危险，算一分", "机器读完整段话，觉得有这么大可能是危险，就添一分。0 到 1，越小越容易添。", 0.05, 0.95),
  modelAloneRed: share("单凭整段话就算红色", "没有一句危险的话，只凭整段话的感觉定红色，要有这么大可能。漏一个红色会出人命，所以默认很低。", 0.05, 0.99),
  modelAloneOrange: share("单凭整段话就算橙色", "没有具体的说法，整段话像橙色或红色的可能到了这个数，定橙色。", 0.05, 0.99),
  modelAloneYellow: share("单凭整段话就算黄色", "没有具体的说法，整段话不像蓝色的可能到了这个数，定黄色。", 0.05, 0.99),
  maybeDanger: share("有一点像危险就先让人看", "不管定什么颜色，危险的可能到了这个数，先由综治中心的人看一眼。", 0.01, 0.95),
  crowd: count("多少人算群体", "牵涉的户数或人数到了这个数，按群体事定橙色。", 2, 1000, "人"),
  bigCrowd: count("多少人要县里出面", "橙色的事，人数到了这个数，从县里办起。", 5, 100_000, "人"),
  several: count("多少人算好几户", "人数到了这个数，定黄色；说要聚集时，人数到这个数就算橙色。", 2, 1000, "人"),
  largeSum: count("多少钱算大额", "数额超过这个数，定黄色。", 100, 10_000_000, "元"),
  hugeSum: count("多少钱、又在吵，算橙色", "数额超过这个数，双方又已经争执起来，定橙色。", 1000, 100_000_000, "元"),
  softYellow: share("苗头算黄色的把握", "“不是头一回”“上了年纪”这类苗头，机器觉得不止蓝色的可能到了这个数才算。", 0.01, 0.99),
  softOrange: share("聚集苗头算橙色的把握", "说到聚集、上访而没有人数时，机器觉得到橙色的可能到了这个数才算。", 0.01, 0.99),
  softThreat: share("扬言算橙色的把握", "话里有扬言时，机器觉得到橙色的可能到了这个数就算。调低，扬言更容易算橙色。", 0.01, 0.99),
  sure: share("低于多少把握先让人看", "机器的把握低于这个数，先由综治中心的人确认，时限照走。", 0, 0.95),
}; // prettier-ignore

const points = (label: string, meaning: string): Meaning => share(label, meaning, 0, 2000);

/** How whoever may take a case is put in order, in a county's words. */
export const weightMeanings: Readonly<Record<string, Meaning>> = {
  chosen: points("居民自己选的", "居民点名要他。默认比别的加起来都多，所以选了谁就先问谁。"),
  special: points("专长对口", "专门办这一类事的人加这么多分。"),
  general: points("各类都办", "没有写专长、各类都办的人加这么多分。"),
  ownRegion: points("就在这一级", "正好在该办这件事的一级（本网格、本村）工作的人加这么多分。"),
  wider: points("在上一级", "在上面一级工作的人加这么多分。"),
  near: points("离得近", "离事发地越近加得越多，这是最多的分。"),
  nearHalfM: count("多远算半近", "到了这么远，“离得近”只算一半的分。", 50, 100_000, "米"),
  language: points("会说当事人的话", "当事人要说蒙古语，会说的人加这么多分。"),
  free: points("手上闲", "手上一件没有的人加满，手上越满加得越少。"),
  fair: points("最近给得少", "最近没给过案子的人加满，给得越多加得越少，免得总给同一个人。"),
  fairHalf: count("给过几件算半", "最近给过这么多件，“给得少”只算一半的分。", 1, 1000, "件"),
  satisfied: points("群众满意", "评价最好的人加满，最差的不加。"),
  shrinkage: count("评价要攒几次才作数", "先当每人都有这么多次平均分，免得一次好评差评就定了人。", 0, 1000, "次"),
  loadBlue: share("一件蓝色算几件", "算手上有多满时，一件蓝色按几件算。", 0.1, 100),
  loadYellow: share("一件黄色算几件", "算手上有多满时，一件黄色按几件算。", 0.1, 100),
  loadOrange: share("一件橙色算几件", "算手上有多满时，一件橙色按几件算。", 0.1, 100),
  loadRed: share("一件红色算几件", "算手上有多满时，一件红色按几件算。", 0.1, 100),
};

const ofColours = (limits: Readonly<Record<string, RuleLimit>>) =>
  Object.fromEntries(keysOf(risks).flatMap((risk) => (limits[risk] ? [[risk, limits[risk]]] : [])));

const stepLabels: Record<ClockName, [label: string, meaning: string]> = {
  confirm: ["红色先确认", "红色的事，综治中心的人要在这么久之内看过、确认。"],
  assign: ["派出去", "等着派人的事，多久之内要交到人手里。"],
  accept: ["接手", "交给谁以后，他多久之内要接手。"],
  mediate: ["调解", "接手以后多久之内要有结果（人民调解工作若干规定第 33 条：一般一个月）。"],
  paused: ["暂停最久", "等当事人、等材料时，最久可以停多久。"],
  fulfil: ["履行", "谈成以后，多久之内看是不是办到了。"],
  transfer: ["转给别处", "转给别的单位以后，多久之内要有回音。"],
};

const levelNames: Record<ClimbingLevel, string> = { ...levels };

/** Every deadline that a county may change, with what the product has. */
export const clockFields = ({ steps, whole, levels: climbs, reply, leaderAfter }: DeadlineSettings): ClockField[] => [
  ...keysOf(steps).map((clock) => {
    const [label, meaning] = stepLabels[clock];
    return { name: `steps:${clock}`, label, meaning, limits: ofColours(steps[clock]) };
  }),
  ...keysOf(whole).map((service) => ({
    name: `whole:${service}`,
    label: `整件事：${services[service]}`,
    meaning: "从收到起，多久之内要有结果；居民看到的就是这个日子。",
    limits: ofColours(whole[service]),
  })),
  ...keysOf(climbs).map((level) => ({
    name: `levels:${level}`,
    label: `在${levelNames[level]}一级`,
    meaning: "在这一级最多留多久，到时没有结果就自己升到上一级。",
    limits: ofColours(climbs[level]),
  })),
  { name: "reply", label: "督办单回复", meaning: "收到督办单以后，多久之内要书面回复。", limits: ofColours(reply) },
  {
    name: "leaderAfter",
    label: "超期多久报领导",
    meaning: "一个期限过了以后，再过这么久还没动静，就告诉分管领导。",
    limits: { all: leaderAfter },
  },
];

/** Numbers with what the product has, for the console. */
export const numberFields = (
  meanings: Readonly<Record<string, Meaning>>,
  values: Readonly<Record<string, number>>,
): NumberField[] =>
  Object.entries(values).map(([name, value]) => ({ name, value, ...(meanings[name] ?? unnamed(name)) }));

/** A number that came with a newer product and has no words yet: it can be seen and kept, not mistaken. */
const unnamed = (name: string): Meaning => ({
  label: name,
  meaning: "产品新加的数，请先不要改。",
  unit: "",
  min: 0,
  max: 1_000_000,
  whole: false,
});

/** The longest that a limit may be, by unit: two years of days, or what comes to it. */
export const longestLimit: Readonly<Record<RuleLimit["unit"], number>> = {
  calendarDay: 730,
  workday: 500,
  workMinute: 60_000,
  hour: 2400,
  minute: 10_000,
};
