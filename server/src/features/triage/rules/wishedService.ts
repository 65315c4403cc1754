import type { Service } from "@qizhen/shared/vocabulary";
import type { Knowledge } from "./compileKnowledge";
import { findAll } from "./phrases";

/** What turns a wish into its opposite when it stands right before: 不想起诉, 别申请仲裁. */
const refusal = /(?:不|别|没|甭|懒得|哪敢)(?:想|要|愿意|打算|用|去|再|敢)?$/;

/** The kind of help that somebody asks for in their own words, if they do. */
export function wishedService(description: string, { services }: Pick<Knowledge, "services">): Service | undefined {
  return services.find(({ pattern }) =>
    findAll(pattern, description).some(({ from }) => !refusal.test(description.slice(Math.max(0, from - 4), from))),
  )?.service;
}
