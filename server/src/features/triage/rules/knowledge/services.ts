import type { Service } from "@qizhen/shared/vocabulary";

/** Words with which somebody asks for another kind of help themselves (按需选项); the first that stands wins. Threats to sue are no wish. */
export const serviceWords: { service: Service; phrases: string[] }[] = [
  { service: "legal_aid", phrases: ["法律援助", "法援", "请不起律师", "免费(的)?律师", "律师费(出|掏|拿)不起", "想(找|请)(个)?律师(问|咨询)"] },
  { service: "counselling", phrases: ["心理(疏导|咨询|辅导|医生|老师)", "(给|帮|找人|找个人|有人)(我|他|她|孩子|老人)?开导", "(给|帮|跟)(他|她|孩子|老人|娃|娃娃)?(疏导|聊聊心里话|拉拉话)", "找(个)?人说说心里话"] },
  { service: "judicial", phrases: ["司法确认", "诉前调解", "(想|要|准备|已经|去)(到|在|去)?法院(立案|起诉|调解|确认)", "想起诉"] },
  { service: "arbitration", phrases: ["(申请|去|走|要|想|找|告到)(劳动|土地|农村土地)?仲裁", "仲裁委"] },
  { service: "administrative", phrases: ["行政(调解|裁决|复议)", "(申请|要求|请)(政府|镇里|县里|局里)?(裁决|确权)"] },
]; // prettier-ignore
