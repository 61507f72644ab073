import { Injectable } from '@nestjs/common';
import { Clock, REGIONS, type Label } from '#kernel';
import { Tx } from '#platform';
import { Programmes, type DomainLabel } from './programmes.js';

export interface ReferenceView {
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
  ) {}

  /** With the domains as they were called in a year; this one's when none is given. */
  async of(year: number = this.clock.now().getUTCFullYear()): Promise<ReferenceView> {
    return { regions, domains: await this.tx.run((em) => this.programmes.domainLabels(em, year), { readOnly: true }) };
  }
}
