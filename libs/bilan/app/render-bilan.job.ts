import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { dayOfInstant, type Label } from '#kernel';
import { Institutions, issuerOf, type InstitutionFacts } from '#institution';
import { defineJob, Documents, Files, rowBy, SYSTEM, Trail, Tx, type JobHandler } from '#platform';
import { BilanEdition } from '../data/bilan-edition.entity.js';
import { UNKNOWN_REGION, type BilanRow, type BilanYear } from '../domain/bilan.js';
import { publicFigures } from './public-figures.js';
import { BILAN_TEMPLATE, type BilanData, type BilanTable } from '../templates/bilan.data.js';

export const renderBilan = defineJob({
  name: 'bilan.render',
  queue: 'documents',
  payload: z.object({ editionId: z.uuid() }),
  keepsWaiting: {
    subject: 'bilan_edition',
    id: ({ editionId }) => editionId,
    what: { fr: 'Bilan', ar: 'الحصيلة', en: 'Bilan' },
  },
});

/** Prints a frozen edition, once, as anyone may read it. */
@Injectable()
export class RenderBilan implements JobHandler<{ editionId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly files: Files,
    private readonly documents: Documents,
    private readonly institutions: Institutions,
  ) {}

  async handle({ editionId }: { editionId: string }): Promise<'done' | 'skipped'> {
    const [edition, bilan, institution] = await this.tx.run(async (em) => {
      const found = await rowBy(em, BilanEdition, { id: editionId });
      return [found, found?.figures ? await publicFigures(em, found) : null, await this.institutions.principalIfAny(em)] as const;
    });
    if (!edition?.frozenAt || !bilan || !institution || edition.fileId) return 'skipped';
    const reference = `B-${edition.year}-${edition.number}`;
    const data = bilanData({ reference, frozenAt: edition.frozenAt, institution }, bilan, edition.figures!);
    const { bytes } = await this.documents.render(BILAN_TEMPLATE, data);
    return this.tx.run(async (em) => {
      const locked = await rowBy(em, BilanEdition, { id: editionId }, 'FOR UPDATE');
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

interface Frame {
  reference: string;
  frozenAt: Date;
  institution: InstitutionFacts;
}

/** Beneficiaries have their column once some are verified: a column of numbers kept back would say that they are few. */
function bilanData({ reference, frozenAt, institution }: Frame, bilan: BilanYear, figures: BilanYear): BilanData {
  const { totals } = bilan;
  const withPeople = figures.totals.beneficiaries !== null;
  const regionsKnown = bilan.regions.some(({ code }) => code !== UNKNOWN_REGION.code);
  return {
    reference,
    date: dayOfInstant(frozenAt),
    issuer: issuerOf(institution),
    programme: bilan.demonstration
      ? { fr: 'Partenariat avec le tissu associatif — données de démonstration', ar: 'الشراكة مع النسيج الجمعوي — معطيات تجريبية' }
      : { fr: 'Partenariat avec le tissu associatif', ar: 'الشراكة مع النسيج الجمعوي' },
    period: { fr: String(bilan.year), ar: String(bilan.year) },
    headlines: [
      { label: { fr: 'Projets', ar: 'المشاريع' }, kind: 'count', figure: totals.projects },
      { label: { fr: 'Associations', ar: 'الجمعيات' }, kind: 'count', figure: totals.associations },
      { label: { fr: 'Montant accordé', ar: 'المبلغ الممنوح' }, kind: 'amount', figure: totals.awardedCentimes },
    ],
    tables: [
      table({ fr: 'Projets par domaine', ar: 'المشاريع حسب المجال' }, { fr: 'Domaine', ar: 'المجال' }, bilan.domains, bilan, withPeople),
      ...(regionsKnown
        ? [table({ fr: 'Projets par région', ar: 'المشاريع حسب الجهة' }, { fr: 'Région', ar: 'الجهة' }, bilan.regions, bilan, withPeople)]
        : []),
    ],
    charts: [],
    notes: [
      ...(bilan.demonstration ? [DEMONSTRATION_NOTE] : []),
      ...(bilan.fromArchives ? [NOT_KNOWN_NOTE] : []),
      {
        fr: 'Montants accordés, en dirhams. La part est celle du montant.',
        ar: 'المبالغ الممنوحة بالدرهم. والنسبة هي نسبة المبلغ.',
      },
      withPeople
        ? {
            fr: 'n. c. : chiffre non connu ou non communiqué, pas encore vérifié ou trop petit pour être publié.',
            ar: '\u2066n. c.\u2069: رقم غير معروف أو غير منشور، لم يتم التحقق منه بعد أو أصغر من أن ينشر.',
          }
        : { fr: 'Les bénéficiaires de cette année ne sont pas encore comptés.', ar: 'لم يُحتسب بعد المستفيدون برسم هذه السنة.' },
    ],
  };
}

const DEMONSTRATION_NOTE = {
  fr: 'Données de démonstration : des associations, projets ou montants de ce document sont fictifs.',
  ar: 'معطيات تجريبية: بعض الجمعيات أو المشاريع أو المبالغ الواردة في هذه الوثيقة غير حقيقية.',
};
const NOT_KNOWN_NOTE = {
  fr: 'Année reprise des archives : les régions, les montants demandés, le coût total et les associations par domaine ne sont pas connus.',
  ar: 'سنة مستوردة من الأرشيف: الجهات والمبالغ المطلوبة والتكلفة الإجمالية والجمعيات حسب المجال غير معروفة.',
};

/** The template counts shares in hundredths of a percent, the bilan in tenths. */
const hundredths = (tenths: number) => tenths * 10;

function table(
  title: BilanTable['title'],
  rowHeading: BilanTable['rowHeading'],
  rows: readonly BilanRow[],
  { totals }: BilanYear,
  withPeople: boolean,
): BilanTable {
  const people = <Cell>(cell: Cell) => (withPeople ? [cell] : []);
  return {
    title,
    rowHeading,
    columns: [
      { label: { fr: 'Projets', ar: 'المشاريع' }, kind: 'count' },
      { label: { fr: 'Associations', ar: 'الجمعيات' }, kind: 'count' },
      { label: { fr: 'Montant (DH)', ar: 'المبلغ (درهم)' }, kind: 'amount' },
      { label: { fr: 'Part', ar: 'النسبة' }, kind: 'share' },
      ...people({ label: { fr: 'Bénéficiaires', ar: 'المستفيدون' }, kind: 'count' as const }),
    ],
    rows: rows.map((row) => ({
      label: both(row.label),
      figures: [row.projects, row.associations, row.awardedCentimes, hundredths(row.amountShare), ...people(row.beneficiaries)],
    })),
    total: [totals.projects, totals.associations, totals.awardedCentimes, hundredths(1_000), ...people(totals.beneficiaries)],
  };
}

const both = ({ fr, ar }: Label) => ({ fr, ar });
