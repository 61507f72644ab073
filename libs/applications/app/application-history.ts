import { Injectable } from '@nestjs/common';
import { asLabel, asReference, type DossierSight, type HistoryEntry, type HistorySource } from '#associations';
import { dayOfInstant, zonedInstant, type Label } from '#kernel';
import type { Em } from '#platform';
import { filesOf, type PastFile } from '../data/history.queries.js';
import { applicationMachine, knownState } from '../domain/application.machine.js';

const ASKED: Label = { fr: 'demandé', ar: 'مطلوب', en: 'asked' };

/** The submitted files of an association and what became of each, for its one-page dossier. */
@Injectable()
export class ApplicationHistory implements HistorySource {
  async entries(em: Em, associationId: string, sight: DossierSight): Promise<HistoryEntry[]> {
    return (await filesOf(em, associationId, sight)).map((file) => entryOf(file, sight));
  }
}

function entryOf(file: PastFile, { as }: DossierSight): HistoryEntry {
  const state = as === 'association' ? knownState(file) : file.state;
  const call = asLabel(file.callTitle);
  const askedCentimes = Number(file.askedCentimes);
  const said = (language: keyof Label) => {
    const comma = language === 'ar' ? '،' : ',';
    return `${asReference(file.number)} — \u2068${file.title}\u2069 (${asReference(file.callNumber)}${comma} ${call[language]})`;
  };
  return {
    topic: 'application',
    about: { fr: said('fr'), ar: said('ar'), en: said('en') },
    status: applicationMachine.label(state),
    at: zonedInstant(file.submittedAt),
    year: Number(dayOfInstant(file.submittedAt).slice(0, 4)),
    days: [],
    amount: { label: ASKED, centimes: askedCentimes },
    sums: state === 'withdrawn' ? {} : { asked: askedCentimes },
    late: false,
    imported: false,
    href: as === 'committee' ? null : `/app/applications/${file.id}`,
  };
}
