import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The repository. */
const root = fileURLToPath(new URL("../..", import.meta.url));
const skipped = new Set(["node_modules", "dist", "data", "coverage"]);

/** A file of ours: its path from the top of the repository, with `/`. */
export interface Source {
  path: string;
  text: string;
}

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name) || entry.name.startsWith(".")) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });

/** Every TypeScript file below a folder, declarations of others left out. */
export const sourcesIn = (folder: string): Source[] =>
  walk(join(root, folder))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
    .map((file) => ({ path: relative(root, file).replaceAll("\\", "/"), text: readFileSync(file, "utf8") }));

/** Names of the folders in a folder. */
export const foldersIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

export const isTest = ({ path }: Source) => /\.test\.tsx?$/.test(path);

export const parse = ({ path, text }: Source) =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith("x") ? ts.ScriptKind.TSX : undefined);

/** Calls back for every node of a file. */
export const everyNode = (source: Source, visit: (node: ts.Node) => void) => {
  const step = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, step);
  };
  step(parse(source));
};

export const lineOf = (node: ts.Node) => node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;

/** What a file imports as it is written, without imports of types only. */
export const importsOf = (source: Source): string[] => {
  const found: string[] = [];
  everyNode(source, (node) => {
    const from = (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier;
    const typesOnly =
      (ts.isImportDeclaration(node) && node.importClause?.isTypeOnly === true) ||
      (ts.isExportDeclaration(node) && node.isTypeOnly);
    if (from && ts.isStringLiteral(from) && !typesOnly) found.push(from.text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [name] = node.arguments;
      if (name && ts.isStringLiteral(name)) found.push(name.text);
    }
  });
  return found;
};

/** Where an import leads, as a path from the top; undefined for a package of others. */
export const target = (source: Source, specifier: string): string | undefined => {
  if (specifier.startsWith("@qizhen/shared/")) return specifier.replace("@qizhen/shared", "shared/src");
  if (specifier.startsWith("@qizhen/embedded-db")) return "server/embedded-db/src";
  if (!specifier.startsWith(".")) return undefined;
  return join(source.path, "..", specifier).replaceAll("\\", "/");
};
