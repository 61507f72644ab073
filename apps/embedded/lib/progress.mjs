// What the person in front of the terminal reads while things start.
import { performance } from 'node:perf_hooks';

const seconds = () => `${(performance.now() / 1000).toFixed(1)} s`.padStart(7);

/** One progress line with the time since the command began. Goes to stderr so that stdout stays the command's own. */
export const say = (line) => process.stderr.write(`${seconds()}  ${line}\n`);

/** A refusal or a failure the person can act on: printed without a stack. */
export class Refusal extends Error {}

/**
 * Prints a failure the way a person can use it and sets the exit code to 1.
 * @param {unknown} error
 */
export function report(error) {
  process.stderr.write(`\n${error instanceof Refusal ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
