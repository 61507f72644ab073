import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Lifecycle } from '#platform';

/** One arrow of a machine as a use case went it: `machine: from → event`. */
export const arrow = (machine: string, from: string, event: string): string => `${machine}: ${from} → ${event}`;

const gone = new Set<string>();
let watched = false;

/**
 * Remembers, for the sum at the end of a whole run of the tests (test/whole), which arrows the use cases of this process went.
 * Nothing is remembered when no folder is given.
 */
export function watchMoves(): void {
  if (watched || !process.env.JISR_MOVES) return;
  watched = true;
  const { move } = Lifecycle.prototype;
  Lifecycle.prototype.move = async function (this: Lifecycle, ...args: Parameters<typeof move>) {
    const [, , life, row, event] = args;
    const from = row.state;
    await move.apply(this, args);
    gone.add(arrow(life.machine.name, from, event));
  } as typeof move;
}

interface MoveRow {
  subject: string;
  from_state: string;
  event: string;
}

/** Keeps what was gone through: in this process, and by the statements that write state and trail themselves (`since` the world began). */
export async function keepMoves(rows: (statement: string, params: unknown[]) => Promise<MoveRow[]>, since: Date): Promise<void> {
  const folder = process.env.JISR_MOVES;
  if (!folder) return;
  const written = await rows(
    `SELECT DISTINCT subject, from_state, event FROM audit_entry WHERE at >= $1 AND from_state IS NOT NULL AND to_state IS NOT NULL`,
    [since],
  );
  for (const { subject, from_state, event } of written) gone.add(arrow(subject, from_state, event));
  fs.writeFileSync(path.join(folder, `${randomUUID()}.json`), JSON.stringify([...gone]));
}

/** All arrows that any world of the run kept. @throws when no world kept any: the run was not watched */
export function keptMoves(): ReadonlySet<string> {
  const folder = process.env.JISR_MOVES;
  const files = folder ? fs.readdirSync(folder) : [];
  if (files.length === 0) throw new Error('No test of this run has kept its moves: this spec is the end of a whole `npm test`');
  return new Set(files.flatMap((file) => JSON.parse(fs.readFileSync(path.join(folder!, file), 'utf8')) as string[]));
}
