import { categoryWords } from "./categories";
import { duties } from "./departments";
import { factWords } from "./facts";
import { guards, idioms, nowWords } from "./guards";
import { hazards } from "./hazards";
import { homeViolence } from "./home";
import { lists } from "./lists";
import model from "./model.json";
import { pressures } from "./pressures";
import { selfHarm } from "./selfHarm";
import { senses } from "./senses";
import { serviceWords } from "./services";
import type { KnowledgeData } from "./shapes";
import { signs } from "./signs";
import { thresholds } from "./thresholds";
import { threats } from "./threats";
import { violence } from "./violence";
import { shippedWeights } from "./weights";

/** What triage knows, as it ships. A case keeps the version that decided it. */
export const shippedKnowledge: KnowledgeData = {
  version: "2026-11-24.2",
  lists,
  idioms,
  guards,
  nowWords,
  signals: [...selfHarm, ...violence, ...hazards, ...threats, ...homeViolence, ...pressures],
  signs,
  categories: categoryWords,
  senses,
  services: serviceWords,
  facts: factWords,
  thresholds,
  duties,
  localDuties: [],
  lowest: {},
  weights: shippedWeights,
  model,
};
