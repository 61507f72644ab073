import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { dayOfInstant, type Label } from '#kernel';
import { defineJob, Documents, Files, SYSTEM, Trail, Tx, type JobHandler } from '#platform';
import { ISSUER } from '#conventions';
import { BilanEdition } from '../data/bilan-edition.entity.js';
import { forThePublic, type BilanRow, type BilanYear } from '../domain/bilan.js';
import { BILAN_TEMPLATE, type BilanData, type BilanTable } from '../templates/bilan.data.js';

export const renderBilan = defineJob({ name: 'bilan.render', queue: 'documents', payload: z.object({ editionId: z.uuid() }) });

/** Prints a frozen edition, once, as anyone may read it. */
@Injectable()
export class RenderBilan implements JobHandler<{ editionId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly files: Files,
    private readonly documents: Documents,
  ) {}

  async handle({ editionId }: { editionId: string }): Promise<'done' | 'skipped'> {
    const edition = await this.tx.run((em) => em.findOneBy(BilanEdition, { id: editionId }));
    if (!edition?.figures || !edition.frozenAt || edition.fileId) return 'skipped';
    const reference = `B-${edition.year}-${edition.number}`;
    const { bytes } = await this.documents.render(BILAN_TEMPLATE, bilanData(reference, edition.frozenAt, forThePublic(edition.figures)));
    return this.tx.run(async (em) => {
      const locked = await em.findOne(BilanEdition, { where: { id: editionId }, lock: { mode: 'pessimistic_write' } });
      if (!locked || locked.fileId) return 'skipped';
      const file = await this.files.keep(em, SYSTEM, { name: `${reference}.pdf`, bytes, mediaType: 'application/pdf' });
      await em.update(BilanEdition, { id: editionId }, { fileId: file.id });
      await this.trail.record(em, SYSTEM, {
        subject: 'bilan_edition',
        subjectId: editionId,
        event: 'render',
        detail: { sha256: file.sha256 },
      });
      return 'done';
    });
  }
}

function bilanData(reference: string, frozenAt: Date, bilan: BilanYear): BilanData {
  const { totals } = bilan;
  return {
    reference,
    date: dayOfInstant(frozenAt),
    issuer: ISSUER,
    programme: { fr: 'Partenariat avec le tissu associatif', ar: 'الشراكة مع النسيج الجمعوي' },
    period: { fr: `Année ${bilan.year}`, ar: `سنة ${bilan.year}` },
    headlines: [
      { label: { fr: 'Projets', ar: 'المشاريع' }, kind: 'count', figure: totals.projects },
      { label: { fr: 'Associations', ar: 'الجمعيات' }, kind: 'count', figure: totals.associations },
      { label: { fr: 'Montant accordé', ar: 'المبلغ الممنوح' }, kind: 'amount', figure: totals.awardedCentimes },
    ],
    tables: [
      table({ fr: 'Projets par domaine', ar: 'المشاريع حسب المجال' }, { fr: 'Domaine', ar: 'المجال' }, bilan.domains, bilan),
      table({ fr: 'Projets par région', ar: 'المشاريع حسب الجهة' }, { fr: 'Région', ar: 'الجهة' }, bilan.regions, bilan),
    ],
    charts: [],
    notes: [
      {
        fr: 'Montants accordés, en dirhams. Les nombres de moins de 5 personnes ne sont pas publiés.',
        ar: 'المبالغ الممنوحة بالدرهم. لا تنشر الأعداد التي تقل عن 5 أشخاص.',
      },
    ],
  };
}

/** The template counts shares in hundredths of a percent, the bilan in tenths. */
const hundredths = (tenths: number) => tenths * 10;

function table(
  title: BilanTable['title'],
  rowHeading: BilanTable['rowHeading'],
  rows: readonly BilanRow[],
  { totals }: BilanYear,
): BilanTable {
  return {
    title,
    rowHeading,
    columns: [
      { label: { fr: 'Projets', ar: 'المشاريع' }, kind: 'count' },
      { label: { fr: 'Associations', ar: 'الجمعيات' }, kind: 'count' },
      { label: { fr: 'Montant (DH)', ar: 'المبلغ (درهم)' }, kind: 'amount' },
      { label: { fr: 'Part', ar: 'النسبة' }, kind: 'share' },
      { label: { fr: 'Bénéficiaires', ar: 'المستفيدون' }, kind: 'count' },
    ],
    rows: rows.map((row) => ({
      label: both(row.label),
      figures: [row.projects, row.associations, row.awardedCentimes, hundredths(row.amountShare), row.beneficiaries],
    })),
    total: [totals.projects, totals.associations, totals.awardedCentimes, hundredths(1_000), totals.beneficiaries],
  };
}

const both = ({ fr, ar }: Label) => ({ fr, ar });
