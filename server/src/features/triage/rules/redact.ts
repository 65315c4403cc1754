import { maskText } from "@qizhen/shared/rules/masking";
import { hidePrivate } from "@qizhen/shared/rules/privacy";

/** 王**, as a name is shown to the public. */
const surnameShown = /\p{Script=Han}\*+/gu;
/** A place with a name of its own: 松石国际城, 东达沟村. Not 我们村, 两个村, 隔壁小区. */
const place =
  /(?<=^|[^\p{Script=Han}]|[在到住从是去])([^\P{Script=Han}们个的在到从去本全外邻壁这那整每各进出回上下过住我咱他是]{2,6})(小区|社区|国际城|花园|家园|佳苑|嘎查|苏木|村|镇|路|街)/gu;

/**
 * A report without what tells who and where (去标识), for an outside reader: numbers, plates and doors masked, named people and
 * places made nameless. What is not recognised stays: only a report's category, colour and level are asked of it.
 */
export const redact = (description: string): string =>
  maskText(hidePrivate(description).text).replace(surnameShown, "某某").replace(place, "某$2");
