import { Injectable } from '@nestjs/common';
import type { Label } from '#kernel';
import { decide, requireAccess, Tx, type Actor } from '#platform';
import { DomainLabelRow, InterventionDomain } from '../data/intervention-domain.entity.js';
import { comparingProgrammes, programmesByDomain } from '../data/reference.queries.js';

export interface DomainWording {
  id: string;
  version: number;
  label: Label;
  yearFrom: number;
  /** Null: still in use. */
  yearTo: number | null;
  position: number;
}

export interface DomainView {
  code: string;
  /** Newest first. */
  labels: DomainWording[];
  /** The codes of the programmes that name it; those that name none have every domain. */
  programmes: string[];
}

export interface DomainsView {
  can: 'edit'[];
  domains: DomainView[];
  /** The programmes under whose domains others are compared. */
  comparing: { id: string; code: string }[];
}

/** Every domain with its words over the years, for officers. */
@Injectable()
export class DomainReads {
  constructor(private readonly tx: Tx) {}

  all(actor: Actor): Promise<DomainsView> {
    requireAccess(actor, 'domain.read');
    return this.tx.run(
      async (em) => {
        const labels = await em.find(DomainLabelRow, { order: { yearFrom: 'DESC', position: 'ASC' } });
        const named = await programmesByDomain(em);
        const domains = await em.find(InterventionDomain, { order: { code: 'ASC' } });
        return {
          can: decide(actor, 'domain.edit').allowed ? ['edit'] : [],
          comparing: await comparingProgrammes(em),
          domains: domains.map(({ code }) => ({
            code,
            labels: labels
              .filter((row) => row.code === code)
              .map(({ id, version, label, yearFrom, yearTo, position }) => ({ id, version, label, yearFrom, yearTo, position })),
            programmes: named.get(code) ?? [],
          })),
        };
      },
      { readOnly: true },
    );
  }
}
