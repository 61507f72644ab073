import { existsSync, readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { AuditChain, AuditHeads, headsIn, TrailProtection, Tx, UNPROTECTED_TRAIL, type SignedHead } from '#platform';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Recomputes the trail, compares it with what was published of it and says what no publication covers. Returns the exit code. */
export async function verifyAudit(program: INestApplicationContext, args: readonly string[]): Promise<number> {
  const chain = program.get(AuditChain);
  if (!args.includes('--no-seal')) while ((await chain.seal()) > 0);
  const heads = await headsOf(program, args);
  if (!heads) {
    say('BROKEN --head: no head was found there.');
    return 1;
  }
  const verdict = await chain.verify(heads);
  if (!args.includes('--head') && (await program.get(Tx).run((em) => program.get(AuditHeads).isFileLost(em))))
    verdict.defects.push('heads were written to AUDIT_HEAD_FILE, which holds none any more');
  for (const defect of verdict.defects) say(`BROKEN ${defect}`);
  for (const note of verdict.notes) say(`NOTE ${note}`);
  say(`${verdict.entries} entries under ${verdict.seals} seals, ${verdict.unsealed} not sealed yet.`);
  say(
    verdict.head
      ? `${heads.length} published head(s) compared; ${verdict.unprotected} entries since ${verdict.head.at} are not protected by any.`
      : `No published head is known: none of the ${verdict.entries + verdict.unsealed} entries is protected against who owns the database (AUDIT_HEAD_FILE, AUDIT_HEAD_TO).`,
  );
  if (!(await program.get(TrailProtection).isProtected())) say(`NOTE ${UNPROTECTED_TRAIL}.`);
  return verdict.defects.length === 0 ? 0 : 1;
}

/** The heads that were asked for, or those of the settings; undefined when what was asked for holds none. */
async function headsOf(program: INestApplicationContext, args: readonly string[]): Promise<SignedHead[] | undefined> {
  const at = args.indexOf('--head');
  if (at < 0) return program.get(AuditHeads).published();
  const given = args[at + 1] ?? '';
  const heads = headsIn(given === '-' ? readFileSync(0, 'utf8') : existsSync(given) ? readFileSync(given, 'utf8') : given);
  return heads.length > 0 ? heads : undefined;
}
