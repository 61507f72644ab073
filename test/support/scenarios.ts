import { readFileSync } from 'node:fs';
import path from 'node:path';

const SCENARIOS = path.resolve(import.meta.dirname, '../scenarios');

/** A file of test/scenarios, as text. One that is missing fails whoever asks. */
export const scenario = (name: string): string => readFileSync(path.join(SCENARIOS, name), 'utf8');

/** The same, as it is on the disk. */
export const scenarioBytes = (name: string): Buffer => readFileSync(path.join(SCENARIOS, name));
