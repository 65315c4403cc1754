import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { chainStates, chainSteps } from "@qizhen/shared/vocabulary";
import { chainWords as words } from "../../words/spot";
import { sayDate } from "../../words/dates";
import { Box } from "../elements/elements";
import { Icon } from "../elements/Icon";

type Link = CaseDetail["progress"][number];

const Mark = ({ state }: { state: Link["state"] }) => (
  <Box className={`chain-mark chain-${state}`} hidden>
    {state === "done" && <Icon name="check" />}
  </Box>
);

/** 全链条: the five steps of a matter, where it is, and since when. A screen reader hears each as one sentence. */
export const Chain = ({ links }: { links: readonly Link[] }) => (
  <Box as="ol" className="chain" label={words.label}>
    {links.map(({ step, state, at }) => (
      <Box as="li" key={step} className={`chain-link chain-is-${state}`}>
        <Mark state={state} />
        <Box className="chain-step">{chainSteps[step]}</Box>
        <Box className="chain-when">{at ? sayDate(at) : chainStates[state]}</Box>
        <Box className="chain-said">{words.of(chainSteps[step], chainStates[state], at ? sayDate(at) : "")}</Box>
      </Box>
    ))}
  </Box>
);
