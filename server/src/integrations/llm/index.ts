/** 语言模型: an outside model that is asked for a short structured answer. */
export { createLanguageModel, type LanguageModel } from "./client";
export { startModelStandIn } from "./standIn";
