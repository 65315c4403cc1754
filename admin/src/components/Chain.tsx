import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { chainStates, chainSteps } from "@qizhen/shared/vocabulary";
import { shortDay } from "../words/dates";
import { chain as words } from "../words/joint";
import { Icon } from "./Icon";

type Link = CaseDetail["progress"][number];

const OneLink = ({ link: { step, state, at } }: { link: Link }) => {
  const when = at ? shortDay(at) : "";
  const [day = ""] = when.split(" ");
  return (
    <li className={state} title={words.said(chainSteps[step], chainStates[state], when)}>
      <i aria-hidden="true">{state === "done" && <Icon name="check" />}</i>
      <span aria-hidden="true">{chainSteps[step]}</span>
      <small aria-hidden="true">{day || chainStates[state]}</small>
      <span className="sr">{words.said(chainSteps[step], chainStates[state], when)}</span>
    </li>
  );
};

/** 全链条: the five steps of a matter, where it is and since when; with what the level above said when it came down. */
export const Chain = ({ links, handedDown }: { links: readonly Link[]; handedDown: CaseDetail["handedDown"] }) => (
  <div className="panel chain-panel">
    <ol className="chain" aria-label={words.label}>
      {links.map((link) => (
        <OneLink key={link.step} link={link} />
      ))}
    </ol>
    {handedDown && (
      <p className="chain-opinion">
        <b className="xs">{words.opinion(handedDown.by)}</b>
        {handedDown.text}
      </p>
    )}
  </div>
);
