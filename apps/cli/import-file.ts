import fs from 'node:fs';
import path from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { CarryImport, DecideImport, ImportReads, TakeFile, type ImportRunView } from '#imports';
import { DomainError, isRegionCode } from '#kernel';
import { SYSTEM } from '#platform';

const USAGE = 'import <associations|past_projects> <file.csv|xlsx|ods> [--region MA-09] [--carry]';
const say = (line: string) => process.stdout.write(`${line}\n`);

/** What a file of before would bring, row by row; with --carry it is carried out at once. Columns are understood by their names, or as somebody said on the screens. */
export async function importFile(program: INestApplicationContext, args: readonly string[]): Promise<number> {
  const [kind, file] = args.filter((word, index) => !word.startsWith('--') && args[index - 1] !== '--region');
  const region = args.includes('--region') ? args[args.indexOf('--region') + 1] : undefined;
  if (!kind || !file || !fs.existsSync(file) || (region !== undefined && !isRegionCode(region))) {
    say(USAGE);
    return 64;
  }
  try {
    const upload = { name: path.basename(file), bytes: fs.readFileSync(file) };
    const { id } = await program.get(TakeFile).execute(SYSTEM, kind, upload, region ?? null);
    await tell(program, id);
    if (!args.includes('--carry')) return 0;
    await program.get(DecideImport).execute(SYSTEM, id, 'carry');
    await program.get(CarryImport).handle({ runId: id });
    const { results } = await program.get(ImportReads).run(SYSTEM, id);
    say(`Carried out: ${inShort(results.map(({ label, rows }) => ({ label: label.en, rows })))}.`);
    return 0;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    say(`${error.code}: ${error.messageIn('en')}`);
    return 65;
  }
}

const inShort = (counts: readonly { label: string; rows: number }[]) =>
  counts
    .filter(({ rows }) => rows > 0)
    .map(({ label, rows }) => `${label.toLowerCase()} ${rows}`)
    .join(', ') || 'nothing';

async function tell(program: INestApplicationContext, id: string): Promise<void> {
  const run: ImportRunView = await program.get(ImportReads).run(SYSTEM, id);
  const how = [run.encoding, run.separator === '\t' ? 'tab' : run.separator, run.sheet].filter(Boolean).join(' ');
  say(`${run.fileName} (${how}): ${run.rowCount} row(s), ${inShort(run.outcomes.map(({ label, rows }) => ({ label: label.en, rows })))}.`);
  for (const { label, column } of run.fields) if (column !== null) say(`  ${label.en} ← ${run.headings[column]}`);
  for (const name of run.missing) say(`  MISSING ${name}`);
  for (const row of await program.get(ImportReads).rows(SYSTEM, id, { outcome: 'refused' }))
    say(`  row ${row.line}: ${row.reasons.map(({ text, column }) => `${column ?? ''} ${text.en}`.trim()).join('; ')}`);
}
