import { Injectable } from '@nestjs/common';
import type { ImportKind, ImportScope, Judgement, ReadableRow, Reason, RowValues } from '#imports';
import { canonicalJson, type Localized } from '#kernel';
import { Lifecycle, newId, rowBy, Trail, type Actor, type Em } from '#platform';
import { Association } from '../../data/association.entity.js';
import { associationsByIce, associationsNamed, deleteImported, type KnownAssociation } from '../../data/imports.queries.js';
import { mergeWaits } from '../../data/merging.queries.js';
import { associationMachine } from '../../domain/association.machine.js';
import { nameKey } from '../../domain/name-key.js';
import { likenessKeys } from '../../domain/name-likeness.js';
import { seatTyped } from '../../domain/typed-place.js';
import { ASSOCIATION_FIELDS, ASSOCIATION_REASONS } from '../../domain/import-fields.js';
import { associationLife } from '../association.lives.js';

type Columns = Partial<
  Omit<KnownAssociation, 'id' | 'state' | 'mergedInto'> &
    Pick<Association, 'nameKeyFr' | 'nameKeyAr' | 'nameCoreFr' | 'nameCoreAr' | 'nameSounds' | 'comparedAt'>
>;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Both names; one that the file does not give is what is known already, or the other. */
function bothOf(fr: string | null, ar: string | null, known: Localized | null): Localized | null {
  if (!fr && !ar) return known;
  return { ...known, fr: fr ?? known?.fr ?? ar!, ar: ar ?? known?.ar ?? fr! };
}

/** What a row says of an association; a cell that says nothing changes nothing. */
function columnsOf(values: RowValues, known: KnownAssociation | null): Columns {
  const given = { ice: 'ice', receiptNumber: 'receiptNumber', receiptDate: 'receiptDate', regionCode: 'region', kind: 'kind' } as const;
  const more = {
    ofMigrants: 'ofMigrants',
    address: 'address',
    phone: 'phone',
    website: 'website',
  } as const;
  const columns: Record<string, unknown> = {};
  for (const [column, field] of Object.entries({ ...given, ...more })) if (values[field] !== null) columns[column] = values[field];
  const name = bothOf(text(values.nameFr), text(values.nameAr), known?.name ?? null)!;
  const object = bothOf(text(values.objectFr), text(values.objectAr), known?.object ?? null);
  const regionCode = text(values.region) ?? known?.regionCode ?? null;
  const seat = seatTyped({ regionCode, province: text(values.province), commune: text(values.commune) }, known);
  const keys = { nameKeyFr: nameKey(name.fr), nameKeyAr: nameKey(name.ar), ...likenessKeys(name), comparedAt: null };
  return { ...columns, ...seat, ...(object ? { object } : {}), name, ...keys };
}

const differs = (known: KnownAssociation, columns: Columns) =>
  Object.entries(columns).some(
    ([column, value]) =>
      Object.hasOwn(known, column) && canonicalJson((known as unknown as Record<string, unknown>)[column] ?? null) !== canonicalJson(value),
  );

/** The registry of before: associations come in "to be verified", and what somebody registered is never changed by a file. */
@Injectable()
export class AssociationsImport implements ImportKind {
  readonly name = 'associations';
  readonly label = { fr: 'Registre d’associations', ar: 'سجل الجمعيات', en: 'Registry of associations' };
  readonly hint = {
    fr: 'Chaque association entre « importée, à vérifier » : elle ne dépose ni n’est payée avant de s’être inscrite et d’avoir été vérifiée. Une association déjà inscrite n’est jamais modifiée par un fichier.',
    ar: 'تدخل كل جمعية بصفة «مستوردة، في انتظار التحقق»: لا تودع ملفا ولا تتلقى أداء قبل تسجيلها والتحقق منها. ولا يعدل أي ملف جمعية مسجلة من قبل.',
    en: 'Each association comes in “imported, to be verified”: it neither applies nor is paid before it has registered and been verified. A file never changes an association that is registered.',
  };
  readonly fields = ASSOCIATION_FIELDS;
  readonly reasons = ASSOCIATION_REASONS;

  constructor(
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
  ) {}

  incomplete({ nameFr, nameAr }: RowValues): Reason[] {
    return nameFr === null && nameAr === null ? [{ code: 'required', field: 'nameFr' }] : [];
  }

  keyOf({ ice }: RowValues): string {
    return `ice ${String(ice)}`;
  }

  async judge(em: Em, rows: readonly ReadableRow[], { regionCode }: ImportScope): Promise<Judgement[]> {
    const known = new Map(
      (
        await associationsByIce(
          em,
          rows.map(({ values }) => String(values.ice)),
        )
      )
        .reverse()
        .map((row) => [row.ice, row]),
    );
    const keys = rows.flatMap(({ values }) => [values.nameFr, values.nameAr].flatMap((name) => (text(name) ? [nameKey(text(name)!)] : [])));
    const named = await associationsNamed(em, { keys, receipts: [] }, regionCode);
    return rows.map(({ values }) => {
      const there = known.get(String(values.ice));
      if (there) return judged(there, values, regionCode);
      const own = [values.nameFr, values.nameAr].flatMap((name) => (text(name) ? [nameKey(text(name)!)] : []));
      const alike = named.find(({ nameKeyFr, nameKeyAr }) => own.includes(nameKeyFr) || own.includes(nameKeyAr));
      const reasons: Reason[] = alike ? [{ code: 'alike', field: 'nameFr', params: { name: alike.name.fr, ice: alike.ice ?? '—' } }] : [];
      return { outcome: 'new', subjectId: null, reasons };
    });
  }

  async carry(
    em: Em,
    actor: Actor,
    { values, outcome, subjectId }: ReadableRow & Judgement,
    { runId }: ImportScope,
  ): Promise<{ subjectId: string; before: object | null }> {
    if (outcome === 'changed') return { subjectId: subjectId!, before: await this.change(em, actor, subjectId!, values, runId) };
    const columns = columnsOf(values, null);
    const row = Object.assign(new Association(), {
      ...{ id: newId(), kind: 'association', ofMigrants: false, publicFunding: [], ...columns },
      state: associationMachine.initial,
      version: 0,
    });
    await this.lifecycle.move(em, actor, associationLife, row, 'import', {}, { unsaved: true, detail: { runId } });
    await em.insert(Association, row);
    return { subjectId: row.id, before: null };
  }

  /** It is again what it was, its version too: what was imported before may be taken back next. */
  async undo(em: Em, actor: Actor, { subjectId, before }: { subjectId: string; before: object | null }): Promise<Reason | null> {
    const row = await rowBy(em, Association, { id: subjectId }, 'FOR UPDATE');
    if (row?.state !== 'imported' || row.mergedInto) return { code: 'taken_over', field: null };
    const { version = 0, ...columns } = (before ?? {}) as Columns & { version?: number };
    if (row.version !== version + 1) return { code: 'changed_since', field: null };
    if (before) await em.update(Association, { id: subjectId }, { ...columns, ...derived(columns), version });
    else if ((await mergeWaits(em, { keptId: subjectId, otherId: subjectId })) || !(await deleteImported(em, subjectId)))
      return { code: 'in_use', field: null };
    await this.trail.record(em, actor, { subject: 'association', subjectId, event: 'undo_import' });
    return null;
  }

  hrefOf(subjectId: string): string {
    return `/app/associations/${subjectId}`;
  }

  /** What it was before, to be put back. */
  private async change(em: Em, actor: Actor, id: string, values: RowValues, runId: string): Promise<object> {
    const row = (await rowBy(em, Association, { id }, 'FOR UPDATE'))!;
    const columns = columnsOf(values, row);
    const before = Object.fromEntries(
      Object.keys(columns).map((column) => [column, (row as unknown as Record<string, unknown>)[column] ?? null]),
    );
    await em.update(Association, { id }, { ...columns, version: row.version + 1 });
    await this.trail.record(em, actor, { subject: 'association', subjectId: id, event: 'change_by_import', detail: { runId } });
    return { ...before, version: row.version };
  }
}

/** What belongs to the columns that are put back; those of an import of before the lists of places hold what was written freely. */
function derived({ name, regionCode = null, province = null, commune = null, placeTyped }: Columns): Columns {
  const seat = placeTyped === undefined ? seatTyped({ regionCode, province, commune }, null) : null;
  return { ...seat, ...(name ? likenessKeys(name) : {}), comparedAt: null };
}

/** One that is registered speaks for itself; one of another region is only said to be there. */
function judged(there: KnownAssociation, values: RowValues, regionCode: string | null): Judgement {
  if (regionCode && there.regionCode !== regionCode)
    return { outcome: 'refused', subjectId: null, reasons: [{ code: 'registered_elsewhere', field: 'ice' }] };
  const isSame = !differs(there, columnsOf(values, there));
  if (isSame) return { outcome: 'same', subjectId: there.id, reasons: [] };
  if (there.state === 'imported' && !there.mergedInto) return { outcome: 'changed', subjectId: there.id, reasons: [] };
  return { outcome: 'same', subjectId: there.id, reasons: [{ code: 'registered', field: 'ice' }] };
}
