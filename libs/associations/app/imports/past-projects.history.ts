import { Injectable } from '@nestjs/common';
import type { Em } from '#platform';
import { pastProjectsOf } from '../../data/imports.queries.js';
import { asReference, asWritten, type DossierSight, type HistoryEntry, type HistorySource } from '../association-history.js';

const STATUS = { fr: 'Importé', ar: 'مستورد', en: 'Imported' };
const GRANTED = { fr: 'montant', ar: 'المبلغ', en: 'amount' };
const ON = { fr: 'le', ar: 'بتاريخ', en: 'on' };

/** It runs as its title runs; reference and grantor keep their own order in it. */
const lineOf = (reference: string | null, title: string, grantor: string | null): string =>
  [reference && asReference(reference), title, grantor && `\u2068${grantor}\u2069`].filter(Boolean).join(' — ');

/**
 * Grants of before the program in the dossier of an association: as the file told them, in no sum of it. Of what another institution brought
 * in who gave, how much and in which year.
 */
@Injectable()
export class PastProjectsHistory implements HistorySource {
  async entries(em: Em, associationId: string, { regionCode, reader }: DossierSight): Promise<HistoryEntry[]> {
    const projects = await pastProjectsOf(em, associationId, regionCode);
    const { institutionId: ours = null } = reader.scope;
    return projects.map(({ title, beneficiary, reference, grantor, year, grantedOn, amountCentimes, institutionId }) => {
      const inShort = ours !== null && institutionId !== null && institutionId !== ours;
      return {
        topic: 'imported',
        about: asWritten(inShort ? (grantor ?? '—') : lineOf(reference, title ?? beneficiary, grantor)),
        status: STATUS,
        at: null,
        year,
        days: grantedOn && !inShort ? [{ label: ON, day: grantedOn }] : [],
        amount: { label: GRANTED, centimes: Number(amountCentimes) },
        sums: {},
        late: false,
        imported: true,
        href: null,
      };
    });
  }
}
