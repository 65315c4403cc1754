import { regionLevels, type RegionLevel } from "@qizhen/shared/vocabulary/index";

const level = (l: RegionLevel) => regionLevels[l];
const named = (r: { code: string; name: string }) => `${r.name}（${r.code}）`;
/** An area a clerk can picture: square metres while small, then hectares. */
const area = (m2: number) =>
  m2 < 10_000 ? `${Math.max(1, Math.round(m2))} 平方米` : `${(m2 / 10_000).toFixed(1)} 公顷`;

type Named = { code: string; name: string };

/** What an import changes in a region. */
const fields = {
  name: "名称",
  level: "层级",
  parent: "上级",
  shape: "边界",
  households: "户数",
  population: "人口",
  addresses: "地址",
  workers: "网格员",
} as const;

/** Every sentence of regions (区划) that a person reads. */
export const words = {
  /** What is wrong in a region file, each with what to do about it. */
  defects: {
    notAFile: "这不是区划文件：要 GeoJSON 的 FeatureCollection，里面是县、镇、村、网格的边界。",
    unknownDatum: "文件的坐标系（datum）只能是 GCJ-02（可不写）或 WGS-84。请换算后再导出。",
    unnamedFeature: (nth: number) => `第 ${nth} 个`,
    notAFeature: (nth: number) => `文件里第 ${nth} 个不是区划（要有 properties 和 geometry）。请删掉或补全。`,
    badCode: (nth: number) => `文件里第 ${nth} 个区划没有编码，或编码不是 12 位（网格 15 位）数字。请补上编码。`,
    badLevel: (code: string) => `${code} 的层级不对，只能是 county、town、village、grid。`,
    badName: (code: string) => `${code} 没有名称，或名称超过 60 个字。请补上名称。`,
    badParent: (code: string) => `${code} 的上级编码（parent）要写 12 位数字；县级写 null。`,
    badCount: (r: Named, field: "households" | "population") =>
      `${named(r)}的${field === "households" ? "户数" : "人口"}要是不小于 0 的整数。`,
    badAddresses: (r: Named) => `${named(r)}的地址（addresses）要是一串文字，每条 1–100 个字，最多 5000 条。`,
    badWorkers: (r: Named) =>
      `${named(r)}的网格员（workers）每人要有账号（2–40 位字母、数字、点或横线）、姓名（2–30 个字）和手机号（11 位）。`,
    duplicateCode: (code: string, names: readonly string[]) =>
      `编码 ${code} 用了 ${names.length} 次（${names.join("、")}）。一个编码只能给一个区划。`,
    codeOfLevel: (r: Named, l: RegionLevel) =>
      `${named(r)}写的是${level(l)}，可编码不像：县级 6 位后全是 0，镇级 9 位后全是 0，村级 12 位，网格 15 位。`,
    parentOfLevel: (r: Named, l: RegionLevel, parent: Named, pl: RegionLevel) =>
      `${named(r)}是${level(l)}，上级${named(parent)}却是${level(pl)}，隔了层或颠倒了。`,
    codeOfParent: (r: Named, parent: Named) =>
      `${named(r)}的编码不是以上级${named(parent)}的编码开头的，请核对是谁写错了。`,
    rootOfLevel: (r: Named, l: RegionLevel) => `${named(r)}是${level(l)}，却没有写上级。只有县（区）可以没有上级。`,
    orphan: (r: Named, parent: string) => `${named(r)}的上级 ${parent} 不在文件里。请把上级也放进文件，或改正 parent。`,
    noGeometry: (r: Named) => `${named(r)}没有边界（要 Polygon 或 MultiPolygon）。`,
    tooFewPoints: (r: Named) => `${named(r)}的边界不到 3 个不同的点，围不成一块地。`,
    openRing: (r: Named) => `${named(r)}的边界没有闭合：最后一点要和第一点相同。`,
    notCoordinates: (r: Named) => `${named(r)}的边界里有不是经纬度的数。`,
    swapped: (r: Named) => `${named(r)}的边界像是把经度和纬度写反了（要先经度、后纬度）。`,
    outsideChina: (r: Named) =>
      `${named(r)}的边界不在中国的经纬度范围里，可能用了别的坐标系。请导出成经纬度（GCJ-02）。`,
    selfCrossing: (r: Named) => `${named(r)}的边界自己和自己相交。请在图上把交叉的那一处理顺。`,
    noArea: (r: Named) => `${named(r)}的边界是空的或面积为零。`,
    holeOutside: (r: Named) => `${named(r)}的洞（内环）不在外边界里面。`,
    overlap: (a: Named, b: Named, m2: number) =>
      `${named(a)}和${named(b)}重叠了 ${area(m2)}。同级的边界不能交叉，请改其中一个。`,
    gap: (parent: Named, m2: number) =>
      `${named(parent)}里有 ${area(m2)}不属于任何下级。下级要把它盖满，请补上这一块。`,
    noChildren: (parent: Named, l: RegionLevel) =>
      `${named(parent)}下面一个${level(l)}都没有。下级要把它盖满，请补上。`,
    outsideParent: (r: Named, parent: Named, m2: number) =>
      `${named(r)}有 ${area(m2)}伸到了上级${named(parent)}的外面。`,
    notComparable: (r: Named) => `${named(r)}的边界太碎，没法和周围比较。请在图上简化后再导出。`,
    duplicateAddress: (address: string, grids: readonly Named[]) =>
      `地址“${address}”同时写在${grids.map(named).join("、")}里。一个地址只能属于一个网格。`,
    duplicateWorker: (username: string, grids: readonly Named[]) =>
      `账号 ${username} 同时写在${grids.map(named).join("、")}里。一个账号只能属于一个网格。`,
  },
  /** What was put right without asking. */
  mended: {
    datum: "坐标是 WGS-84（GPS），已全部换算成 GCJ-02。",
    ringOrder: (codes: readonly string[]) => `${codes.length} 个区划的边界方向反了，已理顺：${codes.join("、")}`,
    repeatedPoints: (codes: readonly string[]) => `${codes.length} 个区划的边界有重复的点，已去掉：${codes.join("、")}`,
    accounts: (usernames: readonly string[]) =>
      `${usernames.length} 个网格员账号没有改：它们已经是别的岗位或别的县的人在用（${usernames.join("、")}）`,
    height: (codes: readonly string[]) => `${codes.length} 个区划的坐标带有高度，已去掉：${codes.join("、")}`,
  },
  fields,
  notYourPlace: "这里不归您管，看不了也改不了它的别名",
  aliasUseless: "这个叫法太短，或者只是个门牌号，会认错地方。请写全一点，比如“老供销社”",
  noSuchEstate: "这里没有这个小区，请从列表里选",
  aliasTaken: (place: string) => `“${place}”已经用了这个叫法。一个叫法在一个村里只能指一处`,
  aliasMeansOther: (place: string) => `按已有的地址，这个叫法指的是“${place}”，不能再指别处`,
  notThere: "没有这个区划，可能已经撤并了。请从上一级重新选",
  notYourCounty: "只能导入您自己管的县（区），或者还没有导入过的县（区）",
  importedMeanwhile: "刚才有别人也导入了区划文件，请重新预览一下再导入",
};
