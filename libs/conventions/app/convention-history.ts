import { Injectable } from '@nestjs/common';
import { Institutions } from '#institution';
import { asLabel, asReference, asWritten, seesAllOf, type DossierSight, type HistoryEntry, type HistorySource } from '#associations';
import { regionLabel, zonedInstant, type Label } from '#kernel';
import { isInParts, type Em } from '#platform';
import { Programmes } from '#programmes';
import { actsFor, type PastAct } from '../data/history.queries.js';
import { conventionMachine } from '../domain/convention.machine.js';

const GRANTED: Label = { fr: 'montant', ar: 'المبلغ', en: 'amount' };
const STARTS: Label = { fr: 'du', ar: 'من', en: 'from' };
const ENDS: Label = { fr: 'au', ar: 'إلى', en: 'to' };
const ELSEWHERE: Label = { fr: 'Accordée', ar: 'ممنوحة', en: 'Granted' };

/** Conventions and award decisions of an association, for its one-page dossier; of another region or institution who gave, how much and when. */
@Injectable()
export class ConventionHistory implements HistorySource {
  constructor(
    private readonly programmes: Programmes,
    private readonly institutions: Institutions,
  ) {}

  async entries(em: Em, associationId: string, sight: DossierSight): Promise<HistoryEntry[]> {
    const acts = await actsFor(em, associationId, sight);
    const isHere = (act: PastAct) => seesAllOf(sight, act);
    const elsewhere = acts.filter((act) => !isHere(act));
    return [
      ...acts.filter(isHere).map((act) => here(act, sight)),
      ...(elsewhere.length > 0 ? await this.inShort(em, elsewhere, sight) : []),
    ];
  }

  private async inShort(em: Em, acts: readonly PastAct[], { parts }: DossierSight): Promise<HistoryEntry[]> {
    const isOurs = ({ programmeId }: PastAct) => parts === null || isInParts(parts, programmeId);
    const givers = await this.institutions.factsOf(
      em,
      acts.map(({ institutionId }) => institutionId),
    );
    const programmes = await this.programmes.factsOf(em, [...new Set(acts.map(({ programmeId }) => programmeId))]);
    return acts.map((act) => {
      const { programmeId, institutionId, regionCode, year, amountCentimes } = act;
      // Of another institution's programme its name is told, and no more.
      const giver = isOurs(act) ? programmes.get(programmeId)?.title : givers.get(institutionId)?.name;
      const title = asLabel(giver ?? { fr: '—', ar: '—' });
      const region = regionLabel(regionCode);
      const said = (language: keyof Label) => `\u2068${title[language]}\u2069 — ${region[language]}`;
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
    about: asWritten(`${asReference(act.number)} — ${act.title}`),
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
