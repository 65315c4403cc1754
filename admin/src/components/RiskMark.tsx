import { risks, type Risk } from "@qizhen/shared/vocabulary";

/** 风险: ticks, colour and the word; any one of them is enough. `short` says 橙 instead of 橙色. */
export const RiskMark = ({ risk, short = false }: { risk: Risk; short?: boolean }) => (
  <span className={`risk ${risk} sm`}>{short ? risks[risk].slice(0, 1) : risks[risk]}</span>
);
