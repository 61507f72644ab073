import { Injectable } from '@nestjs/common';
import { asLabel, asWritten, type DossierSight, type HistoryEntry, type HistorySource } from '#associations';
import { regionLabel, zonedInstant, type Label } from '#kernel';
import type { Em } from '#platform';
import { Programmes } from '#programmes';
import { actsFor, type PastAct } from '../data/history.queries.js';
import { conventionMachine } from '../domain/convention.machine.js';

const GRANTED: Label = { fr: 'montant', ar: 'المبلغ', en: 'amount' };
const STARTS: Label = { fr: 'du', ar: 'من', en: 'from' };
const ENDS: Label = { fr: 'au', ar: 'إلى', en: 'to' };
const ELSEWHERE: Label = { fr: 'Accordée', ar: 'ممنوحة', en: 'Granted' };

/** Conventions and award decisions of an association, for its one-page dossier; of another region who gave, how much and when. */
@Injectable()
export class ConventionHistory implements HistorySource {
  constructor(private readonly programmes: Programmes) {}

  async entries(em: Em, associationId: string, sight: DossierSight): Promise<HistoryEntry[]> {
    const acts = await actsFor(em, associationId, sight);
    const isHere = ({ regionCode }: PastAct) => sight.regionCode === null || regionCode === sight.regionCode;
    const elsewhere = acts.filter((act) => !isHere(act));
    return [...acts.filter(isHere).map((act) => here(act, sight)), ...(elsewhere.length > 0 ? await this.inShort(em, elsewhere) : [])];
  }

  private async inShort(em: Em, acts: readonly PastAct[]): Promise<HistoryEntry[]> {
    const programmes = await this.programmes.factsOf(em, [...new Set(acts.map(({ programmeId }) => programmeId))]);
    return acts.map(({ programmeId, regionCode, year, amountCentimes }) => {
      const title = asLabel(programmes.get(programmeId)?.title ?? { fr: '—', ar: '—' });
      const region = regionLabel(regionCode);
      const said = (language: keyof Label) => `${title[language]} — ${region[language]}`;
      return {
        topic: 'elsewhere',
        about: { fr: said('fr'), ar: said('ar'), en: said('en') },
        status: ELSEWHERE,
        at: null,
        year,
        days: [],
        amount: { label: GRANTED, centimes: Number(amountCentimes) },
        sums: {},
        late: false,
        imported: false,
        href: null,
      };
    });
  }
}

function here(act: PastAct, { as }: DossierSight): HistoryEntry {
  const amountCentimes = Number(act.amountCentimes);
  return {
    topic: 'convention',
    about: asWritten(`${act.number} — ${act.title}`),
    status: conventionMachine.label(act.state),
    at: zonedInstant(act.inForceAt ?? act.createdAt),
    year: act.year,
    days: [...(act.startsOn ? [{ label: STARTS, day: act.startsOn }] : []), ...(act.endsOn ? [{ label: ENDS, day: act.endsOn }] : [])],
    amount: { label: GRANTED, centimes: amountCentimes },
    sums: act.state === 'cancelled' ? {} : { granted: amountCentimes },
    late: act.state === 'terminated',
    imported: act.imported,
    href: as === 'committee' ? null : `/app/conventions/${act.id}`,
  };
}
