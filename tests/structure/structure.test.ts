import ts from "typescript";
import { everyNode, foldersIn, importsOf, isTest, lineOf, sourcesIn, target, type Source } from "./sources";

const packages = ["shared/src", "server/src", "server/embedded-db/src", "admin/src", "miniprogram/src", "tests"];
const all = packages.flatMap(sourcesIn);
const code = all.filter((source) => !isTest(source));
const server = code.filter(({ path }) => path.startsWith("server/src/"));
const featureOf = (path: string) => /^server\/src\/features\/([^/]+)\//.exec(path)?.[1];

describe("one word for a feature on all sides", () => {
  const known = new Set([
    ...sourcesIn("shared/src/contract").map(({ path }) => /([^/]+)\.ts$/.exec(path)?.[1] ?? ""),
    ...foldersIn("server/src/features"),
  ]);

  test.each(["admin", "miniprogram"])("every feature of %s/ is a feature of the server or its contract", (side) => {
    expect(foldersIn(`${side}/src/features`).filter((name) => !known.has(name))).toEqual([]);
  });
});

describe("the arrows of the layout", () => {
  const arrows = server.flatMap((source) =>
    importsOf(source).flatMap((specifier) => {
      const to = target(source, specifier);
      return to === undefined ? [] : [{ from: source.path, to }];
    }),
  );
  const say = ({ from, to }: { from: string; to: string }) => `${from} → ${to}`;

  test("the kernel knows no word of the field", () => {
    const wrong = arrows.filter(
      ({ from, to }) => from.startsWith("server/src/kernel/") && /^server\/src\/(features|integrations|app)/.test(to),
    );
    expect(wrong.map(say)).toEqual([]);
  });

  test("outside services know the kernel only", () => {
    const wrong = arrows.filter(
      ({ from, to }) => from.startsWith("server/src/integrations/") && /^server\/src\/(features|app)/.test(to),
    );
    expect(wrong.map(say)).toEqual([]);
  });

  test("a feature is entered by its door", () => {
    const wrong = arrows.filter(({ from, to }) => {
      const theirs = featureOf(`${to}/`);
      return theirs !== undefined && theirs !== featureOf(from) && !/^server\/src\/features\/[^/]+(\/index)?$/.test(to);
    });
    const outside = wrong.filter(({ from }) => featureOf(from) !== undefined || from.endsWith("/app.ts"));
    expect(outside.map(say)).toEqual([]);
  });

  test("features build on each other without a circle", () => {
    const next = new Map<string, Set<string>>();
    for (const { from, to } of arrows) {
      const [mine, theirs] = [featureOf(from), featureOf(`${to}/`)];
      if (mine && theirs && mine !== theirs) next.set(mine, (next.get(mine) ?? new Set()).add(theirs));
    }
    const circles: string[] = [];
    const follow = (feature: string, way: readonly string[]): void => {
      if (way.includes(feature)) circles.push([...way.slice(way.indexOf(feature)), feature].join(" → "));
      else for (const on of next.get(feature) ?? []) follow(on, [...way, feature]);
    };
    for (const feature of next.keys()) follow(feature, []);
    expect(circles).toEqual([]);
  });

  test("rules neither read nor write: no database, no server, no file, no socket", () => {
    const rules = code.filter(({ path }) => /\/rules\//.test(path));
    const wrong = rules.flatMap((source) =>
      importsOf(source)
        .filter((name) => /^(node:|mongoose|mongodb|koa|@koa|ws$|pino)/.test(name))
        .map((name) => `${source.path} → ${name}`),
    );
    expect(rules.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  test("use cases know no Koa, and only stores and models know mongoose", () => {
    const named = /\/(model|[a-zA-Z]*[sS]tores?|store\/.*|subscriptions|routes|index|routes\/.*)\.ts$/;
    const wrong = server
      .filter(({ path }) => featureOf(path) !== undefined && !named.test(path))
      .flatMap((source) =>
        importsOf(source)
          .filter((name) => /^(mongoose|koa|@koa\/)/.test(name))
          .map((name) => `${source.path} → ${name}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe("time, chance and the machine come in by the kernel", () => {
  const mayAsk = /^server\/src\/(kernel|cli|demo|testing)\/|^server\/src\/main\.ts$/;
  const asked = (source: Source): string[] => {
    const found: string[] = [];
    everyNode(source, (node) => {
      const text = node.getText().replace(/\s+/g, "");
      const isNewDate =
        ts.isNewExpression(node) && node.expression.getText() === "Date" && (node.arguments?.length ?? 0) === 0;
      const isAsked = ts.isPropertyAccessExpression(node) && /^(Date\.now|process\.env|Math\.random)$/.test(text);
      if (isNewDate || isAsked) found.push(`${source.path}:${lineOf(node)} ${text}`);
    });
    return found;
  };

  test("nothing else asks the clock, the dice or the environment", () => {
    const asking = code.filter(({ path }) => /^(server\/src|shared\/src)\//.test(path) && !mayAsk.test(path));
    expect(asking.flatMap(asked)).toEqual([]);
  });
});

/** Where Chinese text may stand besides words/ and words.ts, and why. */
const chineseMayStand: readonly [RegExp, string][] = [
  [/\/words(\/|\.ts$)/, "what people read"],
  [/^shared\/src\/vocabulary\//, "the words of the field, as data"],
  [/^shared\/src\/contract\//, "the API's own page, and what is wrong with a field"],
  [/^shared\/src\/rules\/masking\.ts$/, "patterns of how people write numbers and addresses"],
  [
    /^shared\/src\/rules\/privacy(\/|\.ts$)/,
    "what personal details look like in people's words, and what is shown instead",
  ],
  [/^shared\/src\/rules\/case(Life|Steps)\.ts$/, "names of the table's rules, as its diagram prints them"],
  [/^server\/src\/features\/[a-z]+\/rules\//, "patterns and knowledge about what people write"],
  [/^server\/src\/kernel\/env\.ts$/, "what is wrong with the configuration, for whoever starts the server"],
  [/^server\/src\/(demo|cli)\//, "sample data, and what commands print"],
  [/\/testing\//, "what tests make up"],
  [/\.config\.ts$/, "titles of mini-program pages, which its compiler reads as they stand"],
  [/^tests\//, "what tests send and look for"],
];

test("every text that a person reads lives in words", () => {
  const han = /[\u4e00-\u9fff]/;
  const wrong = code
    .filter(({ path }) => !chineseMayStand.some(([where]) => where.test(path)))
    .flatMap((source) => {
      const found: string[] = [];
      everyNode(source, (node) => {
        const isText =
          ts.isStringLiteralLike(node) ||
          ts.isJsxText(node) ||
          ts.isTemplateHead(node) ||
          ts.isTemplateMiddleOrTemplateTail(node);
        if (isText && han.test(node.text))
          found.push(`${source.path}:${lineOf(node)} ${node.text.trim().slice(0, 30)}`);
      });
      return found;
    });
  expect(wrong).toEqual([]);
});

/** Files that are longer than 300 lines, and why they are not cut. */
const longFiles: Readonly<Record<string, string>> = {};

test("no file is longer than 300 lines", () => {
  const long = all.filter(({ path, text }) => text.split("\n").length > 301 && longFiles[path] === undefined);
  expect(long.map(({ path, text }) => `${path}: ${text.split("\n").length - 1}`)).toEqual([]);
});

test("excuses are for files that still need them", () => {
  const stale = Object.keys(longFiles).filter(
    (path) => !all.some((source) => source.path === path && source.text.split("\n").length > 301),
  );
  expect(stale).toEqual([]);
});
