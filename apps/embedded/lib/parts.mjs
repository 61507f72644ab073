// The parts of the test suite, how each is run and how the results are added up.
import fs from 'node:fs';
import { inRoot } from './paths.mjs';

/**
 * A part: where its specs are, and what it needs.
 *   roots     folders looked through
 *   only      pattern of the paths run (default: all)
 *   parallel  its files run side by side
 *   alone     it fills the machine; the other parts, which wait in between, run two at a time
 *   built     its tests start the built processes
 *   needs     'redis' or 'browser'
 *   whole     it looks at what all others did: the last of a run without a selection, and of no other
 */
export const PARTS = {
  unit: { roots: ['libs', 'apps', 'seeds'], parallel: true, alone: true },
  contract: { roots: ['test/contract'], parallel: true, alone: true },
  integration: { roots: ['test/integration'], parallel: true, alone: true },
  'jobs-redis': { roots: ['test/integration'], only: /\/jobs[^/]*\.spec\.ts$/, needs: 'redis' },
  // The longest comes first, so that the other lane takes all the rest meanwhile.
  browser: { roots: ['test/browser'], built: true, parallel: true, needs: 'browser' },
  e2e: { roots: ['test/e2e'], built: true },
  scenarios: { roots: ['test/scenarios'], built: true },
  faults: { roots: ['test/faults'], built: true },
  embedded: { roots: ['test/embedded'] },
  whole: { roots: ['test/whole'], whole: true },
};

function specsUnder(folder) {
  if (!fs.existsSync(inRoot(folder))) return [];
  const entries = fs.readdirSync(inRoot(folder), { recursive: true }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
  return entries.filter((name) => name.endsWith('.spec.ts') && !name.includes('/node_modules/')).sort();
}

/** Specs that run at a larger size in `npm run test:long` (test/support/size.ts). */
export const sizedSpecsUnder = (folder) => specsUnder(folder).filter((file) => /\batSize\(/.test(fs.readFileSync(inRoot(file), 'utf8')));

/**
 * What to run for the arguments of `npm test -- …`: part names (`unit`), or places (`e2e/road`, `libs/kernel`).
 * @param {string[]} selections
 * @returns {{ name: string, files: string[] }[]} parts that have specs, in the usual order
 */
export function chooseParts(selections, list = specsUnder) {
  return Object.entries(PARTS)
    .filter(([, part]) => !part.whole || selections.length === 0)
    .map(([name, { roots, only }]) => {
      const all = roots.flatMap(list).filter((file) => !only || only.test(`/${file}`));
      const wanted = (file) =>
        selections.length === 0 ||
        selections.some((selection) => selection === name || (!Object.hasOwn(PARTS, selection) && matches(name, file, selection)));
      return { name, files: all.filter(wanted) };
    })
    .filter(({ files }) => files.length > 0);
}

/**
 * The order of the run: parts that fill the machine one after the other, then two lanes that take the rest from one list, then what looks
 * back at all.
 * @param {{ name: string }[]} parts
 */
export function inLanes(parts) {
  return {
    alone: parts.filter(({ name }) => PARTS[name].alone),
    beside: parts.filter(({ name }) => !PARTS[name].alone && !PARTS[name].whole),
    last: parts.filter(({ name }) => PARTS[name].whole),
  };
}

/** A place is a path from the clone's root or from test/; the Redis run of the jobs is asked for by its own name only. */
const matches = (part, file, selection) => part !== 'jobs-redis' && (file.startsWith(selection) || file.startsWith(`test/${selection}`));

/**
 * Counts of one part from Jest's JSON. A spec file that could not run at all, and a part that ended without a result, count as failures.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, numRuntimeErrorTestSuites: number } | undefined} result
 * @param {number} exitCode of Jest
 */
export function countPart(result, exitCode) {
  if (!result) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests: passed, numPendingTests: pending, numTodoTests: todo } = result;
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped: pending + todo };
}

/**
 * What a part left out and why: tests that wait for something of the machine stand under `needs …`; any other is named itself.
 * @param {string} name of the part
 * @param {{ testResults: { assertionResults: { status: string, fullName: string, ancestorTitles: string[] }[] }[] } | undefined} result Jest's JSON
 * @returns {string[]} one line for each reason
 */
export function skipLines(name, result) {
  const skipped = new Map();
  for (const { assertionResults } of result?.testResults ?? []) {
    for (const { status, fullName, ancestorTitles } of assertionResults) {
      if (status !== 'pending' && status !== 'todo') continue;
      const reason = ancestorTitles.find((title) => title.startsWith('needs ')) ?? fullName;
      skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
    }
  }
  return [...skipped].map(([reason, count]) => `skipped      ${count} of ${name}: ${reason}`);
}

/** The last line of `npm test`. */
export function totalLine(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
