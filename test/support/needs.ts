import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Something that a test cannot bring along: a program of the machine, or data that may not be in the repository. */
export interface Need {
  name: string;
  isHere: boolean;
  /** Its absence fails where all is there (`.ci/run`). */
  isRequired: boolean;
}

/** How each program says that it is there. */
const TOOLS = { pdftotext: '-v', pdfsig: '-v', openssl: 'version', clamd: '--version' };

export function tool(name: keyof typeof TOOLS): Need {
  const isHere = spawnSync(name, [TOOLS[name]], { stdio: 'ignore' }).error === undefined;
  return { name, isHere, isRequired: process.env.JISR_REQUIRE_TOOLS === '1' };
}

const REAL_DATA = process.env.JISR_REAL_DATA ?? path.resolve(import.meta.dirname, '../../../shared/data');

/** A large real data set whose licence does not let us carry it. */
export function realData(name: string): Need & { file: string } {
  const file = path.join(REAL_DATA, name);
  return { name: `the real data ${name}`, file, isHere: existsSync(file), isRequired: false };
}

/** Only Linux shows what the tests look for (processes by their command line, signals to a group). */
export const LINUX: Need = { name: 'Linux', isHere: process.platform === 'linux', isRequired: false };

/** The tests that need it: run where it is, skipped elsewhere under its name, which the summary of `npm test` prints. */
export function needing(need: Need, tests: () => void): void {
  if (need.isHere) describe(`with ${need.name}`, tests);
  else if (!need.isRequired) describe.skip(`needs ${need.name}`, tests);
  else
    describe(`needs ${need.name}`, () => {
      it('which is on this machine', () => expect(need.isHere).toBe(true));
    });
}
