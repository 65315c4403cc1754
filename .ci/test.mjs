/**
 * Runs every test: types and lint, then those beside the code, then those across the whole, and last, one file at a time, those
 * that strain a machine and measure what it bears.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const reports = mkdtempSync(join(tmpdir(), "qizhen-tests-"));
const total = { passed: 0, failed: 0, skipped: 0 };
const wrong = [];

const step = (name, command, args) => {
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) wrong.push(name);
};
const jest = (name, ...args) => {
  const report = join(reports, `${name}.json`);
  step(name, process.execPath, ["node_modules/jest/bin/jest.js", "--json", `--outputFile=${report}`, ...args]);
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, testResults } = JSON.parse(
      readFileSync(report),
    );
    for (const { name: file, status, assertionResults } of testResults)
      if (status === "failed") {
        const titles = assertionResults.filter((test) => test.status === "failed").map(({ fullName }) => fullName);
        wrong.push(
          ...(titles.length > 0 ? titles : ["does not run"]).map((title) => `${relative(".", file)}: ${title}`),
        );
      }
    total.passed += numPassedTests;
    total.failed += Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0);
    total.skipped += numPendingTests;
  } catch {
    total.failed += 1;
  }
};

step("ready", process.execPath, [".ci/ready.mjs", "--all"]);
step("types", "npm", ["run", "--silent", "types"]);
step("lint", "npm", ["run", "--silent", "lint"]);
jest("beside", "--maxWorkers=2", "--selectProjects", "shared", "embedded-db", "server", "miniprogram", "admin");
const across = (name, workers, folders) =>
  jest(name, workers, "--selectProjects", "tests", "--testPathPatterns", `tests/(${folders})/`);
across("across", "--maxWorkers=2", "contract|structure|e2e");
across("strained", "--runInBand", "load|faults");

if (wrong.length > 0 && total.failed === 0) total.failed = wrong.length;
if (wrong.length > 0) process.stdout.write(`\nfailed:\n${wrong.map((what) => `  ${what}\n`).join("")}`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exit(wrong.length > 0 ? 1 : 0);
