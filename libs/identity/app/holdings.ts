import { Inject, Injectable } from '@nestjs/common';
import type { Label } from '#kernel';
import { CONFIG, ExtensionPoint, Extensions, type Config, type Em } from '#platform';
import { lockAdministrators } from '../data/grants.queries.js';
import { identityErrors } from '../domain/errors.js';
import { FEWEST_ADMINISTRATORS } from './grants.js';

/** Something that rests on one person: it would be nobody's without them. */
export interface Holding {
  /** What it is: « Présidence de l’association », and which. */
  what: Label;
  about: Label;
  /** Where it is handed on. */
  href: string;
}

export interface HoldingSource {
  /** What the person holds alone now and must hand on before leaving. Bounded: one line with a count where there are many. */
  heldBy(em: Em, personId: string): Promise<Holding[]>;
}

export const holdingSources = new ExtensionPoint<HoldingSource>('what rests on one person');

const ADMINISTRATION: Holding = {
  what: { fr: 'Administration du site', ar: 'إدارة الموقع', en: 'Administration of the site' },
  about: { fr: 'il doit rester deux administrateurs', ar: 'يجب أن يبقى مديران للنظام', en: 'two administrators must remain' },
  href: '/app/people',
};

/** What would be orphaned if a person were no longer there: every room says what it knows. */
@Injectable()
export class Holdings {
  constructor(
    private readonly extensions: Extensions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(em: Em, personId: string): Promise<Holding[]> {
    const found: Holding[] = (await this.isNeededAdministrator(em, personId)) ? [ADMINISTRATION] : [];
    for (const source of this.extensions.of(holdingSources)) found.push(...(await source.heldBy(em, personId)));
    return found;
  }

  /** @throws ACCOUNT_HOLDS */
  async requireNone(em: Em, personId: string): Promise<void> {
    if ((await this.of(em, personId)).length > 0) throw identityErrors.ACCOUNT_HOLDS();
  }

  /** Two administrators who can act must remain; their rows stay locked. @throws LAST_ADMINISTRATOR */
  async requireTwoWithout(em: Em, personId: string): Promise<void> {
    if (await this.isNeededAdministrator(em, personId)) throw identityErrors.LAST_ADMINISTRATOR();
  }

  private async isNeededAdministrator(em: Em, personId: string): Promise<boolean> {
    const able = new Set((await lockAdministrators(em, this.config.JISR_DEMO)).map((row) => row.personId));
    return able.delete(personId) && able.size < FEWEST_ADMINISTRATORS;
  }
}
