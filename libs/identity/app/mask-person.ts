import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Extensions, defineJob, Outbox, personalData, Tx, Vault, type Em, type JobHandler } from '#platform';
import { maskIn, type Masked } from '../data/masking.queries.js';

/** In place of the name; the law asks for it nowhere any more. */
const NO_NAME = 'Compte effacé · حساب محذوف';
/** Of what the worker prepared when the account was erased, nothing is written so late. */
const AGAIN_AFTER_MS = 5 * 60_000;

const masked = z.object({ id: z.uuid(), name: z.string(), email: z.string() });
const payload = z.object({ sealed: z.string() });

/** A message that was being written while the account was erased was read before and kept after: it is looked for once more. */
export const maskAgain = defineJob({ name: 'identity.mask-again', queue: 'events', payload });

/** Puts other words for the name and the address of an erased account wherever a row is known to speak of it. */
@Injectable()
export class MaskPerson implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly extensions: Extensions,
    private readonly outbox: Outbox,
    private readonly vault: Vault,
  ) {}

  /** In the erasure, and a little later. What it is called instead. */
  async mask(em: Em, person: Masked, proved: boolean): Promise<{ name: string; email: string }> {
    const { id, name, email } = person;
    const sealed = this.vault.seal(maskAgain.name, JSON.stringify({ id, name, email }));
    const now = await this.tx.now(em);
    await this.outbox.enqueue(em, maskAgain, { sealed }, new Date(now.getTime() + AGAIN_AFTER_MS));
    return this.everywhere(em, person, proved);
  }

  async handle({ sealed }: z.infer<typeof payload>): Promise<'done'> {
    const person = masked.parse(JSON.parse(this.vault.open(maskAgain.name, sealed).toString()));
    // The address may be somebody else's account by now: only what names the account by its identifier speaks of it.
    await this.tx.run((em) => this.everywhere(em, person, false));
    return 'done';
  }

  private async everywhere(em: Em, person: Masked, proved: boolean): Promise<{ name: string; email: string }> {
    const instead = { name: NO_NAME, email: `erased-${person.id}@jisr.invalid` };
    for (const { tables } of this.extensions.of(personalData))
      for (const [table, declared] of Object.entries(tables))
        if (table !== 'person' && !declared.unchanged) await maskIn(em, table, declared, { person, instead, proved });
    return instead;
  }
}
