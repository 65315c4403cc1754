import { applicantOf, roomOf } from "./rooms";
import type { Talk } from "./talk";

/** A run of this many characters of an address tells where it is: "松石国际城" is five, "13号楼" four. */
const tellingRun = 4;
/** A landline without its area code, and enough of a mobile to guess the rest. */
const tellingDigits = 7;

const figures = ["〇零", "一幺", "二两", "三", "四", "五", "六", "七", "八", "九"];
const digitOf = new Map(figures.flatMap((signs, digit) => [...signs].map((sign) => [sign, String(digit)] as const)));
/** Province, county and town say no more than the public does, and stand in every invitation to a centre; 小区, 社区 and 超市 do tell. */
const publicPrefix = /^(?:.{2,8}?(?:省|自治区|(?<![超菜夜])市|县|旗|(?<![小社园片])区|镇|乡|苏木|街道))+/u;

/** Letters and digits alone, full-width and Chinese figures as digits: "１３８ 0000-一二三四" is "13800001234". */
const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/./gu, (sign) => digitOf.get(sign) ?? sign);

const runsOf = (text: string, length: number) =>
  text.length <= length
    ? [text]
    : Array.from({ length: text.length - length + 1 }, (_, at) => text.slice(at, at + length));

/** Whether a text holds a phone, or a telling part of a place. */
const tells = (text: string, secrets: Talk["secrets"]) => {
  const said = plain(text);
  const phones = secrets.phones.map((phone) => phone.replace(/\D/g, "")).filter((phone) => phone.length > 0);
  const places = secrets.places
    .map((place) => plain(place.replace(publicPrefix, "")))
    .filter((place) => place.length > 0);
  return (
    phones.some((phone) => runsOf(phone, tellingDigits).some((run) => said.includes(run))) ||
    places.some((place) => runsOf(place, tellingRun).some((run) => said.includes(run)))
  );
};

/**
 * Whether what staff are about to say would tell the other side where the applicant of a case of violence at home is, or how
 * to call them (家暴案件不让对方知道). Only the applicant's own room and the staff's notes may hold it.
 */
export const tellsPlace = (talk: Talk, room: string, text: string): boolean => {
  const applicant = applicantOf(talk);
  const safe = room === "notes" || (applicant !== undefined && room === roomOf(applicant));
  return talk.violenceAtHome && !safe && tells(text, talk.secrets);
};
