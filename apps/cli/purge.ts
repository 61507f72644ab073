import type { INestApplicationContext } from '@nestjs/common';
import { CarryPurge, PurgeReads, Purges, type PurgePlanView } from '#institution';
import { DomainError } from '#kernel';
import { SYSTEM } from '#platform';

const USAGE = 'purge --dry-run | --yes';
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Says what a purge would end by today's periods; with --yes it is done at once. Nothing of what is held back ends. */
export async function purge(program: INestApplicationContext, args: readonly string[]): Promise<number> {
  const [how, ...more] = args;
  if ((how !== '--dry-run' && how !== '--yes') || more.length > 0) {
    say(USAGE);
    return 64;
  }
  try {
    tell(await program.get(PurgeReads).view(SYSTEM));
    if (how === '--dry-run') return 0;
    const runId = await program.get(Purges).begin();
    await program.get(CarryPurge).handle({ runId });
    const run = (await program.get(PurgeReads).view(SYSTEM)).runs.find(({ id }) => id === runId)!;
    for (const { what, ended, kept } of run.kinds)
      say(`${what.en}: ${ended} ended${kept > 0 ? `, ${kept} kept (something relies on them)` : ''}`);
    return 0;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    say(`${error.code}: ${error.messageIn('en')}`);
    return 65;
  }
}

function tell({ kinds }: PurgePlanView): void {
  for (const { what, length, unit, before, rows, oldest, heldBack, held } of kinds) {
    say(`${what.en} (${length} ${unit}, before ${before.instant}): ${rows}${oldest ? `, the oldest of ${oldest.instant}` : ''}`);
    if (heldBack > 0)
      say(`  held back ${heldBack}: ${held.map(({ what: matter, rows: count }) => `${matter.en.toLowerCase()} ${count}`).join(', ')}`);
  }
}
