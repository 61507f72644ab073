import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import type { Label } from '#kernel';
import { ExtensionPoint, Extensions, type Em } from '#platform';
import { operatorsFor } from '../data/institutions.queries.js';
import { institutionErrors } from '../domain/errors.js';

/** What rests on an institution as far as a room knows, named for whoever would close it. Bounded: one line with a count where there are many. */
export type InstitutionHoldSource = (em: Em, institutionId: string) => Promise<readonly Label[]>;
export const institutionHoldSources = new ExtensionPoint<InstitutionHoldSource>('what rests on an institution');

/** What keeps an institution from being closed: who acts for it, what it has a part in, what it must still pay. */
@Injectable()
export class InstitutionHolds {
  constructor(
    private readonly extensions: Extensions,
    private readonly directory: Directory,
  ) {}

  async of(em: Em, institutionId: string): Promise<Label[]> {
    const holds: Label[] = [];
    for (const name of await this.directory.actingFor(em, institutionId)) holds.push(roleOf(name));
    for (const { fr, ar } of await operatorsFor(em, institutionId)) holds.push({ fr, ar: ar || fr, en: fr });
    for (const source of this.extensions.of(institutionHoldSources)) holds.push(...(await source(em, institutionId)));
    return holds;
  }

  /** @throws INSTITUTION_HOLDS */
  async requireNone(em: Em, institutionId: string): Promise<void> {
    const holds = await this.of(em, institutionId);
    if (holds.length === 0) return;
    const listed = (language: keyof Label, comma: string) => holds.map((hold) => hold[language]).join(comma);
    throw institutionErrors.INSTITUTION_HOLDS({ holdsFr: listed('fr', ', '), holdsAr: listed('ar', '، '), holdsEn: listed('en', ', ') });
  }
}

const roleOf = (name: string): Label => ({
  fr: `rôle de ${name}`,
  ar: `صفة \u2068${name}\u2069`,
  en: `role of ${name}`,
});
