import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** A page with everything that went wrong on it: uncaught errors, console errors, requests that failed. */
export interface Looked {
  page: Page;
  wrong: string[];
  close(): Promise<void>;
}

/** Opens an address in a browser of its own memory (a person with one device). */
export const look = async (
  browser: Browser,
  address: string,
  { width, height, ...more }: { width: number; height: number } & Parameters<Browser["newContext"]>[0],
): Promise<Looked> => {
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: "reduce",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    ...more,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(message.text());
  });
  await page.goto(address);
  return { page, wrong, close: () => context.close() };
};

/** Once nothing moves any more. */
export const still = (page: Page) =>
  page.evaluate(() => Promise.allSettled(document.getAnimations().map((it) => it.finished)));

/** Keeps a picture of the page under tests/dist, for people to look at. */
export const picture = async (page: Page, name: string) => {
  await still(page);
  await page.screenshot({ path: fileURLToPath(new URL(`../dist/${name}.png`, import.meta.url)) });
};

/** What axe calls serious or critical, one line each. */
export const seriousFindings = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    interface Violation {
      id: string;
      impact: string;
      nodes: { target: string[]; failureSummary: string }[];
    }
    const { violations } = await axe.run({ resultTypes: ["violations"] });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} — ${node.failureSummary}`));
  });
  return found;
};

/** Anything wider than the window: text that runs out, panels that overlap the edge. */
export const sidewaysOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Things to tap that are smaller than `size` px on their short side; what lies in `except` (a selector) may be. */
export const smallTargets = (page: Page, size: number, except = "[data-nothing]"): Promise<string[]> =>
  page.evaluate(
    ([least, spared]) => {
      const all = [
        ...document.querySelectorAll<HTMLElement>("button, a[href], [role=button], [role=link], [role=tab]"),
      ];
      return all
        .filter((element) => element.offsetParent !== null && element.closest(spared) === null)
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < least - 0.5)
        .map(({ element, box }) => {
          const name = element.getAttribute("aria-label") ?? element.innerText.slice(0, 20);
          return `${name} ${Math.round(box.width)}×${Math.round(box.height)}`;
        });
    },
    [size, except] as const,
  );

/** Names of keys and of things that have no other name. */
const known = new Set(["Ctrl", "Esc", "Enter", "JK", "MP3", "GeoJSON", "Excel", "GB", "WGS"]);

/**
 * What no reader of Chinese would know on the page, its field hints and the names of its controls: Latin words, codes of ours
 * (`party_room`), `undefined`, ids of 24 letters and figures. Usernames, which people type, may stand there.
 */
export const foreignWords = async (page: Page): Promise<string[]> => {
  const text = await page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>("[aria-label], [placeholder], [title], img[alt]")].filter(
      (element) => element.offsetParent !== null && element.closest("[aria-hidden=true]") === null,
    );
    const names = ["aria-label", "placeholder", "title", "alt"];
    return [document.body.innerText, ...shown.flatMap((one) => names.map((name) => one.getAttribute(name) ?? ""))].join(
      "\n",
    );
  });
  const username = /\b(?:admin|(?:clerk|leader|expert|department|mediator)-[a-z0-9]+|g\d{15})\b/g;
  const words = text.replace(username, "").match(/[0-9a-f]{24}|[A-Za-z][A-Za-z0-9_-]+/g) ?? [];
  return [...new Set(words)].filter((word) => !known.has(word));
};
