import type { NamedStaff } from "../features/accounts";

const county = "150204000000";
const town = "150204101000";
const village = "150204101001";

interface SampleAccount extends NamedStaff {
  /** What the sign-in page says beside the username. */
  label: string;
}

const account = (
  username: string,
  label: string,
  name: string,
  role: NamedStaff["roles"][number],
  region: string,
  more: Partial<NamedStaff> = {},
): SampleAccount => ({ username, label, name, roles: [role], region, title: label, ...more });

const mediator = (number: number, name: string, place: string, region: string, languages: ("zh" | "mn")[] = ["zh"]) =>
  account(`mediator-${number}`, `${place}调解员`, name, "mediator", region, {
    title: "人民调解员",
    phone: `1991000100${number}`,
    capacity: 30,
    languages,
    workingSince: 2026 - 3 * number,
  });

/**
 * The sample accounts (DESIGN, "Sample mode"); grid workers come with the region file. Names and numbers are made up. Every
 * mediator takes all matters.
 */
export const sampleAccounts: readonly SampleAccount[] = [
  account("admin", "区管理员", "赵立新", "admin", county),
  account("clerk-county", "区综治中心工作人员", "孙晓梅", "clerk", county),
  account("leader-1", "区分管领导", "周建平", "leader", county),
  account("expert-1", "律师", "吴敏", "expert", county),
  account("expert-2", "法官", "郑国栋", "expert", county),
  account("expert-3", "心理咨询师", "冯雅静", "expert", county),
  account("expert-4", "人大代表", "陈桂兰", "expert", county),
  account("department-1", "人社局", "区人社局", "department", county),
  account("department-2", "市监局", "区市监局", "department", county),
  account("clerk-town", "镇综治中心工作人员", "刘志强", "clerk", town),
  mediator(4, "高秀英", "兴胜镇", town),
  mediator(5, "乌兰", "兴胜镇", town, ["zh", "mn"]),
  mediator(6, "马文斌", "兴胜镇", town),
  account("clerk-village", "松石社区综治中心工作人员", "王丽华", "clerk", village),
  mediator(1, "李桂芳", "松石社区", village),
  mediator(2, "张海峰", "松石社区", village),
  mediator(3, "其木格", "松石社区", village, ["zh", "mn"]),
];
