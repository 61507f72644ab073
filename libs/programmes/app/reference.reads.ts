import { Injectable } from '@nestjs/common';
import { Institutions } from '#institution';
import { Clock, REGIONS, type Label, type Localized } from '#kernel';
import { Tx } from '#platform';
import { Programmes, type DomainLabel } from './programmes.js';

export interface ReferenceView {
  /** Who runs the installation, by its name; null before it is described. */
  institution: Localized | null;
  regions: { code: string; label: Label }[];
  domains: DomainLabel[];
}

const regions = Object.entries(REGIONS).map(([code, label]) => ({ code, label }));

/** The lists that everything else refers to. */
@Injectable()
export class ReferenceReads {
  constructor(
    private readonly tx: Tx,
    private readonly programmes: Programmes,
    private readonly clock: Clock,
    private readonly institutions: Institutions,
  ) {}

  /** With the domains as they were called in a year; this one's when none is given. */
  async of(year: number = this.clock.now().getUTCFullYear()): Promise<ReferenceView> {
    return this.tx.run(
      async (em) => ({
        institution: (await this.institutions.principalIfAny(em))?.name ?? null,
        regions,
        domains: await this.programmes.domainLabels(em, year),
      }),
      { readOnly: true },
    );
  }
}
