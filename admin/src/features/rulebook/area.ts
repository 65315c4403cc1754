import type { RuleDefaults } from "@qizhen/shared/contract/rulebook";
import type { RulesForm } from "./useRulesForm";

/** What every area of the rules is drawn with. */
export interface AreaProps {
  form: RulesForm;
  defaults: RuleDefaults;
  /** What the server found wrong with a field. */
  wrong: (path: string[]) => string | undefined;
  mayEdit: boolean;
}
