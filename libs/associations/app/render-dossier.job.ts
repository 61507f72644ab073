import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Directory, roleLabel, type Role } from '#identity';
import { Institutions, issuerOf, type InstitutionFacts } from '#institution';
import { dayOfInstant, type Label } from '#kernel';
import { Capacities, defineJob, Documents, Files, noPayload, rowBy, SYSTEM, Tx, type Actor, type Em, type JobHandler } from '#platform';
import { DossierCopy } from '../data/dossier-copy.entity.js';
import { copiesOlderThan } from '../data/dossier-copies.queries.js';
import { KINDS } from '../domain/association-kinds.js';
import { DOSSIER_SUMS, type DossierSum } from '../domain/dossier-sums.js';
import { HISTORY_TOPICS, type HistoryTopic } from '../domain/history-topics.js';
import { DOSSIER_TEMPLATE, type DossierData, type DossierLine } from '../templates/dossier.data.js';
import { AssociationDossiers, type AssociationDossier } from './association-dossiers.js';
import type { HistoryEntry } from './association-history.js';

export const renderDossier = defineJob({
  name: 'associations.render-dossier',
  queue: 'documents',
  payload: z.object({ copyId: z.uuid() }),
  keepsWaiting: {
    subject: 'dossier_copy',
    id: ({ copyId }) => copyId,
    what: { fr: 'Dossier de l’association', ar: 'ملف الجمعية', en: 'Dossier of the association' },
  },
});

/** Prints the dossier as who asked may know it, in the role used then; nobody's any more when that role has ended. */
@Injectable()
export class RenderDossier implements JobHandler<{ copyId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly capacities: Capacities,
    private readonly directory: Directory,
    private readonly dossiers: AssociationDossiers,
    private readonly institutions: Institutions,
    private readonly documents: Documents,
    private readonly files: Files,
  ) {}

  async handle({ copyId }: { copyId: string }): Promise<'done' | 'skipped'> {
    const data = await this.tx.run((em) => this.collect(em, copyId));
    if (!data) return 'skipped';
    const { bytes } = await this.documents.render(DOSSIER_TEMPLATE, data);
    return this.tx.run(async (em) => {
      const copy = await rowBy(em, DossierCopy, { id: copyId }, 'FOR UPDATE');
      if (!copy || copy.fileId) return 'skipped';
      const file = await this.files.keep(em, SYSTEM, { name: `${data.reference}.pdf`, bytes, mediaType: 'application/pdf' });
      await em.update(DossierCopy, { id: copyId }, { fileId: file.id });
      return 'done';
    });
  }

  private async collect(em: Em, copyId: string): Promise<DossierData | null> {
    const copy = await rowBy(em, DossierCopy, { id: copyId });
    if (!copy || copy.fileId) return null;
    const reader = (await this.capacities.of(em, copy.askedBy)).find(({ grantId }) => grantId === copy.grantId);
    if (!reader) return null;
    const dossier = await this.dossiers.read(em, reader, copy.associationId);
    const name = (await this.directory.people(em, [copy.askedBy])).get(copy.askedBy)?.name ?? '—';
    return dossierData(dossier, { name, reader, issuer: await this.institutions.principal(em) }, dayOfInstant(await this.tx.now(em)));
  }
}

export const forgetDossiers = defineJob({ name: 'associations.forget-dossiers', queue: 'events', payload: noPayload, attempts: 1 });

/** A copy says what was known on a day: after three it is asked for again. */
@Injectable()
export class ForgetDossiers implements JobHandler<Record<string, never>> {
  constructor(
    private readonly tx: Tx,
    private readonly files: Files,
  ) {}

  handle(): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const old = await copiesOlderThan(em, '3 days');
      for (const { id, fileId } of old) {
        const forget = () => em.delete(DossierCopy, { id });
        if (fileId) await this.files.release(em, fileId, forget);
        else await forget();
      }
      return old.length > 0 ? 'done' : 'skipped';
    });
  }
}

const COLOURS: Record<'orange' | 'red', Label> = {
  orange: { fr: 'Orange', ar: 'برتقالي', en: 'Orange' },
  red: { fr: 'Rouge', ar: 'أحمر', en: 'Red' },
};
const SUMS: Record<DossierSum, Label> = {
  asked: { fr: 'Demandé', ar: 'المطلوب', en: 'Asked' },
  granted: { fr: 'Accordé', ar: 'الممنوح', en: 'Granted' },
  paid: { fr: 'Payé', ar: 'المؤدى', en: 'Paid' },
  justified: { fr: 'Justifié', ar: 'المبرر', en: 'Justified' },
  toRecover: { fr: 'À reverser', ar: 'الواجب إرجاعه', en: 'To be given back' },
};
const same = (text: string) => ({ fr: text, ar: text });

function dossierData(
  { association, hindrances, flags, history, sums }: AssociationDossier,
  { name, reader, issuer }: { name: string; reader: Actor; issuer: InstitutionFacts },
  today: string,
): DossierData {
  const topics = Object.keys(HISTORY_TOPICS) as HistoryTopic[];
  const ofTopic = (topic: HistoryTopic) => history.filter((entry) => entry.topic === topic);
  return {
    reference: `DA-${association.ice ?? `${association.country}-${association.receiptNumber}`}`,
    date: today,
    issuer: issuerOf(issuer),
    name: association.name,
    reader: { name, role: roleLabel(reader.role as Role) },
    facts: [
      ...(association.ice ? [{ label: { fr: 'ICE', ar: 'رقم ICE' }, value: same(association.ice) }] : []),
      { label: KINDS[association.kind].act.number, value: same(association.receiptNumber) },
      { label: { fr: 'Nature', ar: 'الطبيعة' }, value: association.kindLabel },
      { label: { fr: 'Siège', ar: 'المقر' }, value: association.regionLabel },
      { label: { fr: 'Inscription', ar: 'التسجيل' }, value: association.stateLabel },
    ],
    board: association.board.map((seat) => ({
      person: seat.name,
      seat: seat.functionLabel,
      startsOn: seat.startsOn,
      endsOn: seat.endsOn,
    })),
    papers: association.documents.map(({ kindLabel, validUntil, expired }) => ({ label: kindLabel, validUntil, expired })),
    hindrances: hindrances.map(({ text }) => text),
    flags: flags.map((flag) => ({
      colour: COLOURS[flag.colour],
      text: flag.reason,
      author: flag.author ?? '—',
      day: flag.raised.wall.slice(0, 10),
      ended: flag.lifted?.wall.slice(0, 10) ?? flag.endsOn,
      liftReason: flag.liftReason,
    })),
    sums: DOSSIER_SUMS.map((sum) => ({ label: SUMS[sum], centimes: sums[sum] })),
    groups: topics
      .filter((topic) => ofTopic(topic).length > 0)
      .map((topic) => ({ title: HISTORY_TOPICS[topic], lines: ofTopic(topic).map(lineOf) })),
  };
}

const lineOf = ({ at, year, about, status, days, amount, late }: HistoryEntry): DossierLine => ({
  when: at ? at.wall.slice(0, 10) : String(year),
  about,
  status,
  days: days.map(({ label, day }) => ({ label, day })),
  centimes: amount?.centimes ?? null,
  late,
});
