import { steps } from "@qizhen/shared/rules/caseSteps";
import { actions, statuses } from "@qizhen/shared/vocabulary";
import { words } from "./words";

/** Prints the life of a case as a Mermaid diagram, out of the table that decides it: `npm run print:life`. */
const lines: { status: string; to: string; label: string }[] = steps
  .filter(({ to }) => to !== "same")
  .flatMap(({ from, to, action }) => from.map((status) => ({ status, to, label: actions[action] })));

// What looks for somebody and finds nobody free waits at its centre; so does what was declined twice.
const queued = lines.filter(({ to }) => to === "assigned").map(({ status }) => status);
for (const status of new Set(queued))
  if (status !== "submitted") lines.push({ status, to: "submitted", label: words.nobodyFree });

const arrows = new Map<string, string[]>();
for (const { status, to, label } of lines) {
  const arrow = `${status} --> ${to}`;
  const labels = arrows.get(arrow) ?? [];
  if (!labels.includes(label)) arrows.set(arrow, [...labels, label]);
}

process.stdout.write(
  [
    "stateDiagram-v2",
    ...Object.entries(statuses).map(([status, label]) => `  ${status}: ${label}`),
    "  [*] --> submitted",
    ...[...arrows].map(([arrow, labels]) => `  ${arrow}: ${labels.join("、")}`),
    ...["closed", "rejected", "withdrawn"].map((status) => `  ${status} --> [*]`),
    "",
  ].join("\n"),
);
