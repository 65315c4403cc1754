import type { QuestionFlag, ShownFlag } from "@qizhen/shared/contract/questionShapes";
import type { Mark, MarkTone } from "../../components/MarkedText";
import { questionPage as words } from "../../words/questions";

const tones: Record<QuestionFlag, MarkTone> = {
  danger: "r",
  abuse: "o",
  politics: "o",
  wechat_risky: "o",
  wechat_review: "y",
  advertising: "y",
  links: "y",
  repeated: "b",
  private: "p",
  hide_more: "p",
  follow_up: "b",
};
const strong: Partial<Record<QuestionFlag, string>> = { danger: "red", abuse: "amber", politics: "amber" };

/** What was noticed, as words in a row. */
export const FlagTags = ({ flags }: { flags: ShownFlag[] }) =>
  flags.map(({ kind, label }) => (
    <span key={kind} className={`tag ${strong[kind] ?? ""}`}>
      {label}
    </span>
  ));

/** Marks under what was noticed in the title or the body, numbered as the flags are. */
export const flagMarks = (flags: ShownFlag[], part: "title" | "body"): Mark[] =>
  flags.flatMap(({ kind, spans }, index) =>
    spans
      .filter((span) => span.part === part)
      .map(({ at: [from, to] }) => ({ from, to, number: index + 1, tone: tones[kind] })),
  );

/** 提醒, numbered as the marks in the text are: what was noticed, and in which words. */
export const FlagList = ({ flags }: { flags: ShownFlag[] }) =>
  flags.length > 0 && (
    <div className="panel">
      <h2>{words.flags}</h2>
      <ul className="reasons">
        {flags.map(({ kind, label, because }, index) => (
          <li key={kind}>
            <i className={`num m-${tones[kind]}`}>{index + 1}</i>
            <span>
              <b>{label}</b> {because}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
