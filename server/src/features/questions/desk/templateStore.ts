import { Types } from "mongoose";
import type { Category } from "@qizhen/shared/vocabulary";
import { newId } from "../../../kernel/ids";
import { AnswerTemplateModel } from "../model";

interface TemplateForm {
  title: string;
  text: string;
  category?: Category | undefined;
}
interface Template extends TemplateForm {
  id: string;
}

const mostTemplates = 100;

/** 解答模板: each of one member of staff. */
export const templateStore = {
  of: async (owner: string): Promise<Template[]> => {
    const found = await AnswerTemplateModel.find({ owner }).sort({ at: -1 }).limit(mostTemplates).lean();
    return found.map(({ _id, title, text, category }) => ({
      id: _id.toHexString(),
      title,
      text,
      category: category as Category | undefined,
    }));
  },
  /** Under the given id, or a new one. Undefined where that id is not theirs. */
  save: async (
    owner: string,
    { id, category, ...form }: TemplateForm & { id?: string | undefined },
    now: Date,
  ): Promise<Template | undefined> => {
    const kept = id ?? newId();
    const { matchedCount, upsertedCount } = await AnswerTemplateModel.updateOne(
      { _id: new Types.ObjectId(kept), owner },
      { $set: { ...form, at: now, ...(category && { category }) }, ...(!category && { $unset: { category: 1 } }) },
      { upsert: id === undefined },
    );
    return matchedCount + upsertedCount === 1 ? { id: kept, ...form, category } : undefined;
  },
};
export type TemplateStore = typeof templateStore;
