import type { Rules } from "@qizhen/shared/contract/rulebook";
import { compileKnowledge, type Knowledge } from "./rules/compileKnowledge";
import { shippedKnowledge } from "./rules/knowledge";
import { overlay } from "./rules/overlay";

/** The rules that a county has adopted; 0 is the product as it comes. */
export interface CountyRules {
  number: number;
  rules: Rules;
}

/** Asks for a county's rules in force; undefined where it has none of its own. Answered from memory. */
export type RulesOf = (county: string) => CountyRules | undefined;

/** The product's version. */
export const product = shippedKnowledge.version;

/** How a case names the knowledge that decided it: the product's version, and the county's where it has one. */
export const versionName = (number: number): string => (number === 0 ? product : `${product}+${number}`);

/** The parts of such a name. */
export const partsOfVersion = (name: string): { product: string; number: number } => {
  const at = name.lastIndexOf("+");
  return at < 0 ? { product: name, number: 0 } : { product: name.slice(0, at), number: Number(name.slice(at + 1)) };
};

/** Knowledge with a county's rules, ready to read reports. @throws Error naming the phrase that cannot be read */
export const knowledgeWith = ({ number, rules }: CountyRules): Knowledge =>
  compileKnowledge(overlay(shippedKnowledge, rules, versionName(number)));

/** Gives each county its knowledge, compiled once for each version that is in force. */
export const createCountyKnowledge = (rulesOf: RulesOf) => {
  const shipped = compileKnowledge(shippedKnowledge);
  const compiled = new Map<string, { number: number; knowledge: Knowledge }>();
  return (county: string | undefined): Knowledge => {
    const own = county === undefined ? undefined : rulesOf(county);
    if (!own || county === undefined || own.number === 0) return shipped;
    const known = compiled.get(county);
    if (known?.number === own.number) return known.knowledge;
    const knowledge = knowledgeWith(own);
    compiled.set(county, { number: own.number, knowledge });
    return knowledge;
  };
};
