import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script, type Context } from "node:vm";

/** A mini-program's `require`: files of the bundle below `dist`, each run once in `context`. */
export const loaderOf = (dist: string, context: Context) => {
  const modules = new Map<string, { exports: unknown }>();
  const load = (path: string): unknown => {
    const file = join(dist, path);
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(file, module);
    const require = (name: string) =>
      load(
        createRequire(file)
          .resolve(name)
          .slice(dist.length + 1),
      );
    const text = `(function (require, module, exports) {${readFileSync(file, "utf8")}\n})`;
    const run = new Script(text, { filename: file }).runInContext(context) as (...given: unknown[]) => void;
    run(require, module, module.exports);
    return module.exports;
  };
  return load;
};
