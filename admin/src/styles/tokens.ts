/** The console's tokens: one source for the CSS variables (`var(--pine)`) and for antd's theme. Sizes in px. */
export const tokens = {
  ink: "#1b292d",
  "ink-2": "#435257",
  "ink-3": "#5b6a6f",
  paper: "#ffffff",
  canvas: "#f3f6f4",
  side: "#fafbfa",
  frame: "#eef2f0",
  sunken: "#e9eeec",
  line: "#dde5e1",
  "line-2": "#bccac4",
  pine: "#0f7b6c",
  "pine-deep": "#0b5f54",
  "pine-soft": "#7fb5aa",
  "pine-tint": "#e4f1ee",
  "pine-tint-2": "#c6e1db",
  "pine-night": "#0c4f47",
  amber: "#c9781a",
  "amber-ink": "#85500c",
  "amber-line": "#ddb77c",
  "amber-tint": "#fbf1e1",
  blue: "#2f6fde",
  "blue-ink": "#2359b8",
  "blue-tint": "#eaf1fc",
  yellow: "#c99a00",
  "yellow-ink": "#735800",
  "yellow-tint": "#fbf5dc",
  orange: "#e06b12",
  "orange-ink": "#a1480a",
  "orange-tint": "#fdeee2",
  red: "#c8322b",
  "red-ink": "#ab2720",
  "red-line": "#f0c4c0",
  "red-tint": "#fcebe9",
  font: '"PingFang SC", "HarmonyOS Sans SC", "HarmonyOS Sans", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif',
  shadow: "0 1px 2px rgb(18 44 42 / .05), 0 6px 20px rgb(18 44 42 / .06)",
} as const;

/** The tokens as a style sheet, for the page's head. */
export const tokenSheet = (): string =>
  `:root{${Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value}`)
    .join(";")}}`;
