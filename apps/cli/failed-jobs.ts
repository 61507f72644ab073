import type { INestApplicationContext } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { FailedJob, FailedJobs, JobRegistry, SweepFailedJobs, SYSTEM, TrailNames, Tx } from '#platform';

const LISTED = 500;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** What gave up and still waits; the queues' own lists are looked through first. */
const openJobs = async (program: INestApplicationContext): Promise<FailedJob[]> => {
  await program.get(SweepFailedJobs).handle();
  return program
    .get(Tx)
    .run((em) => em.find(FailedJob, { where: { settledAt: IsNull() }, order: { firstFailedAt: 'ASC', id: 'ASC' }, take: LISTED }));
};

export async function listFailedJobs(program: INestApplicationContext): Promise<number> {
  const rows = await openJobs(program);
  const waiting = rows.flatMap(({ subject, subjectId }) => (subject && subjectId ? [{ subject, subjectId }] : []));
  const references = await program.get(Tx).run((em) => program.get(TrailNames).references(em, waiting));
  for (const row of rows) {
    const what = program.get(JobRegistry).binding(row.name)?.job.keepsWaiting?.what.en;
    const whom = row.subject
      ? `, ${row.subject} ${references.get(row.subjectId!) ?? row.subjectId} waits${what ? ` for: ${what}` : ''}`
      : '';
    say(
      `${row.id} ${row.name} since ${row.firstFailedAt.toISOString()}${whom}${row.retriedAt ? ' (retry under way)' : ''}\n  ${row.error}`,
    );
  }
  say(`${rows.length} job(s).`);
  return 0;
}

export async function retryFailedJobs(program: INestApplicationContext, [which]: readonly string[]): Promise<number> {
  if (!which) {
    say('retry-job <id> | --all');
    return 64;
  }
  const rows = (await openJobs(program)).filter(({ id }) => which === '--all' || id === which);
  for (const { id } of rows) await program.get(Tx).run((em) => program.get(FailedJobs).retry(em, SYSTEM, id));
  say(`${rows.length} job(s) put back.`);
  return which === '--all' || rows.length > 0 ? 0 : 1;
}
