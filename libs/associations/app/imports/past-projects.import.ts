import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ImportKind, ImportScope, Judgement, ReadableRow, Reason, RowValues } from '#imports';
import { contentHash, foldText, isIce, typedIce } from '#kernel';
import { newId, rowBy, Trail, type Actor, type Em } from '#platform';
import { Programmes, type DomainLabel } from '#programmes';
import { associationsByIce, associationsNamed, type NamedAssociation } from '../../data/imports.queries.js';
import { PastProject } from '../../data/past-project.entity.js';
import { PAST_PROJECT_FIELDS, PAST_PROJECT_REASONS } from '../../domain/import-fields.js';
import { nameKey } from '../../domain/name-key.js';

type Content = Omit<PastProject, 'id' | 'key' | 'institutionId' | 'version' | 'createdAt'>;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const iceOf = (number: string | null): string | null => (number && isIce(typedIce(number)) ? typedIce(number) : null);
const yearOf = (values: RowValues): number => Number(String(values.granted).slice(0, 4));

interface Links {
  byIce: ReadonlyMap<string, string>;
  named: readonly NamedAssociation[];
  domains: readonly DomainLabel[];
}

/** Grants of before the program, as files of then tell them (the ministry's own lists, SCDL): lines of the dossier of the association. */
@Injectable()
export class PastProjectsImport implements ImportKind {
  readonly name = 'past_projects';
  readonly label = { fr: 'Projets passés', ar: 'المشاريع السابقة', en: 'Projects of the past' };
  readonly hint = {
    fr: 'Les subventions d’avant : elles s’affichent, marquées « importé », dans le dossier de l’association. Elles n’entrent dans aucun bilan ni aucune somme.',
    ar: 'الإعانات السابقة: تظهر في ملف الجمعية مع علامة «مستورد». ولا تدخل في أي حصيلة أو مجموع.',
    en: 'Grants of before: they are shown, marked “imported”, in the dossier of the association. They enter no bilan and no sum.',
  };
  readonly fields = PAST_PROJECT_FIELDS;
  readonly reasons = PAST_PROJECT_REASONS;

  constructor(
    private readonly programmes: Programmes,
    private readonly trail: Trail,
  ) {}

  incomplete(): Reason[] {
    return [];
  }

  /** By its reference, its beneficiary and its year; without a reference also by all that tells two grants of one year apart. */
  keyOf(values: RowValues): string {
    const who = iceOf(text(values.beneficiaryNumber)) ?? nameKey(String(values.beneficiary));
    const reference = text(values.reference) && foldText(String(values.reference));
    const what = reference ? { reference } : { title: foldText(text(values.title) ?? ''), granted: values.granted, amount: values.amount };
    return contentHash({ who, year: yearOf(values), grantor: foldText(text(values.grantor) ?? ''), ...what });
  }

  async judge(em: Em, rows: readonly ReadableRow[], { regionCode, institutionId }: ImportScope): Promise<Judgement[]> {
    const links = await this.links(em, rows, regionCode);
    const there = await em.findBy(PastProject, { key: In(rows.map(({ key }) => key)) });
    const known = new Map(there.map((project) => [project.key, project]));
    return rows.map(({ key, values }) => {
      const { content, reasons } = contentOf(values, links);
      const project = known.get(key);
      if (!project) return { outcome: 'new', subjectId: null, reasons };
      if (regionCode && project.regionCode !== regionCode)
        return { outcome: 'refused', subjectId: null, reasons: [{ code: 'other_region_project', field: null }] };
      if (institutionId && project.institutionId !== institutionId)
        return { outcome: 'refused', subjectId: null, reasons: [{ code: 'other_institution_project', field: null }] };
      const isSame = contentHash(within(project, content)) === contentHash(content);
      return { outcome: isSame ? 'same' : 'changed', subjectId: project.id, reasons };
    });
  }

  async carry(
    em: Em,
    actor: Actor,
    row: ReadableRow & Judgement,
    { regionCode, institutionId, runId }: ImportScope,
  ): Promise<{ subjectId: string; before: object | null }> {
    const { content } = contentOf(row.values, await this.links(em, [row], regionCode));
    const say = (subjectId: string, event: string) =>
      this.trail.record(em, actor, { subject: 'past_project', subjectId, event, detail: { runId, line: row.line } });
    if (row.outcome === 'new') {
      const id = newId();
      await em.insert(PastProject, { id, key: row.key, institutionId, ...content });
      await say(id, 'import');
      return { subjectId: id, before: null };
    }
    const project = (await rowBy(em, PastProject, { id: row.subjectId! }, 'FOR UPDATE'))!;
    await em.update(PastProject, { id: project.id }, { ...content, version: project.version + 1 });
    await say(project.id, 'change_by_import');
    return { subjectId: project.id, before: { ...within(project, content), version: project.version } };
  }

  /** It is again what it was, its version too: what was imported before may be taken back next. */
  async undo(em: Em, actor: Actor, { subjectId, before }: { subjectId: string; before: object | null }): Promise<Reason | null> {
    const project = await rowBy(em, PastProject, { id: subjectId }, 'FOR UPDATE');
    if (!project) return null;
    const { version = 0, ...content } = (before ?? {}) as Partial<PastProject>;
    if (project.version !== version + 1) return { code: 'changed_since', field: null };
    if (before) await em.update(PastProject, { id: subjectId }, { ...content, version });
    else await em.delete(PastProject, { id: subjectId });
    await this.trail.record(em, actor, { subject: 'past_project', subjectId, event: 'undo_import' });
    return null;
  }

  hrefOf(): null {
    return null;
  }

  private async links(em: Em, rows: readonly ReadableRow[], regionCode: string | null): Promise<Links> {
    const numbers = rows.flatMap(({ values }) => text(values.beneficiaryNumber) ?? []);
    const byIce = await associationsByIce(
      em,
      numbers.flatMap((number) => iceOf(number) ?? []),
    );
    const keys = rows.map(({ values }) => nameKey(String(values.beneficiary)));
    return {
      byIce: new Map(byIce.reverse().map(({ ice, id, mergedInto }) => [ice!, mergedInto ?? id])),
      named: await associationsNamed(em, { keys, receipts: numbers }, regionCode),
      domains: await this.programmes.domainLabels(em),
    };
  }
}

const within = (project: PastProject, content: Content) =>
  Object.fromEntries(Object.keys(content).map((column) => [column, project[column as keyof Content]]));

/** What the row says, linked to the registry and the domains as far as they know it. */
function contentOf(values: RowValues, links: Links): { content: Content; reasons: Reason[] } {
  const association = associationOf(values, links);
  const words = text(values.domain);
  const domainCode = words === null ? null : domainOf(words, links.domains);
  const unknown: Reason[] =
    words !== null && !domainCode ? [{ code: 'unknown_domain', field: 'domain', params: { typed: words.slice(0, 60) } }] : [];
  const granted = String(values.granted);
  return {
    content: {
      associationId: association.id,
      beneficiary: String(values.beneficiary),
      beneficiaryNumber: text(values.beneficiaryNumber),
      title: text(values.title),
      reference: text(values.reference),
      grantor: text(values.grantor),
      programme: text(values.programme),
      year: yearOf(values),
      grantedOn: granted.length === 10 ? granted : null,
      amountCentimes: Number(values.amount),
      domain: words,
      domainCode,
      regionCode: text(values.region),
      beneficiaries: values.beneficiaries === null ? null : Number(values.beneficiaries),
    },
    reasons: [...association.reasons, ...unknown],
  };
}

/** By ICE, then by receipt, then by the one association of that name. */
function associationOf(values: RowValues, { byIce, named }: Links): { id: string | null; reasons: Reason[] } {
  const number = text(values.beneficiaryNumber);
  const found = byIce.get(iceOf(number) ?? '') ?? named.find(({ receiptNumber }) => receiptNumber === number)?.id;
  if (found) return { id: found, reasons: [] };
  const key = nameKey(String(values.beneficiary));
  const alike = key ? named.filter(({ nameKeyFr, nameKeyAr }) => nameKeyFr === key || nameKeyAr === key) : [];
  if (alike.length === 1) return { id: alike[0]!.id, reasons: [] };
  return { id: null, reasons: [{ code: alike.length > 1 ? 'several_alike' : 'unknown_association', field: 'beneficiary' }] };
}

const domainOf = (words: string, domains: readonly DomainLabel[]): string | null =>
  domains.find(({ code, label }) => [code, ...Object.values(label)].some((name) => foldText(name) === foldText(words)))?.code ?? null;
