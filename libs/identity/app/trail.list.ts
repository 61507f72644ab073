import { Injectable } from '@nestjs/common';
import { dayAfter, instantOfWall, zonedInstant, type Label, type ZonedInstant } from '#kernel';
import {
  columnsFor,
  DayField,
  IdField,
  ListQuery,
  momentOf,
  TextField,
  TrailNames,
  yesIn,
  type Actor,
  type Em,
  type List,
  type Named,
} from '#platform';
import { ACTS, type TrailRow } from '../data/trail.queries.js';
import { ROLES, type Role } from '../domain/roles.js';
import { Directory } from './directory.js';

const SYSTEM_LABEL: Label = { fr: 'Le système', ar: 'النظام', en: 'The system' };
const ANYBODY: Label = { fr: 'Public', ar: 'العموم', en: 'Public' };

/** One act as the auditor reads it. */
export interface TrailLine {
  id: string;
  at: ZonedInstant;
  /** Null when the program itself acted. */
  person: { id: string; name: string } | null;
  role: Label;
  /** In whose place it was done, by a role that was lent. */
  inPlaceOf: string | null;
  subject: string;
  subjectLabel: Label;
  subjectId: string;
  /** The number or name by which people know it, where it has one. */
  reference: string | null;
  act: Label;
  from: Label | null;
  to: Label | null;
  reason: string | null;
  /** What changed, as it was written. */
  detail: unknown;
  contentHash: string;
  sealed: boolean;
}

export class TrailQuery extends ListQuery {
  @TextField({ max: 60, optional: true }) subject?: string;
  @IdField({ optional: true }) subjectId?: string;
  @IdField({ optional: true }) personId?: string;
  @DayField({ optional: true }) from?: string;
  @DayField({ optional: true }) until?: string;
  @TextField({ max: 18, pattern: /^\d+$/, optional: true }) before?: string;
}

const { text, number, instant } = columnsFor<TrailLine>();

/** The audit trail: words for its codes, names for its people. */
@Injectable()
export class TrailList implements List<TrailRow, TrailLine, TrailQuery> {
  readonly name = 'trail';
  readonly title = { fr: 'Journal d’audit', ar: 'سجل التدقيق', en: 'Audit trail' };
  readonly policy = 'trail.read';
  readonly query = TrailQuery;
  readonly source = ACTS;
  readonly columns = [
    number({ fr: 'Rang (croissant, avec des trous)', ar: 'الرتبة (تصاعدية، مع فراغات)', en: 'Rank (rising, with gaps)' }, (item) =>
      Number(item.id),
    ),
    instant({ fr: 'Date', ar: 'التاريخ', en: 'Date' }, (item) => momentOf(item.at)),
    text({ fr: 'Personne', ar: 'الشخص', en: 'Person' }, (item) => item.person?.name ?? null),
    text({ fr: 'Qualité', ar: 'الصفة', en: 'Capacity' }, (item, language) => item.role[language]),
    text({ fr: 'Par délégation de', ar: 'بتفويض من', en: 'By delegation of' }, (item) => item.inPlaceOf),
    text({ fr: 'Objet', ar: 'الموضوع', en: 'Subject' }, (item, language) => item.subjectLabel[language]),
    text({ fr: 'Référence', ar: 'المرجع', en: 'Reference' }, (item) => item.reference ?? item.subjectId),
    text({ fr: 'Acte', ar: 'الإجراء', en: 'Act' }, (item, language) => item.act[language]),
    text({ fr: 'De', ar: 'من', en: 'From' }, (item, language) => item.from?.[language] ?? null),
    text({ fr: 'À', ar: 'إلى', en: 'To' }, (item, language) => item.to?.[language] ?? null),
    text({ fr: 'Motif', ar: 'السبب', en: 'Reason' }, (item) => item.reason),
    text({ fr: 'Détail', ar: 'التفاصيل', en: 'Detail' }, (item) => (item.detail ? JSON.stringify(item.detail) : null)),
    text({ fr: 'Empreinte', ar: 'البصمة', en: 'Hash' }, (item) => item.contentHash),
    text({ fr: 'Scellé', ar: 'مختوم', en: 'Sealed' }, (item, language) => yesIn(item.sealed, language)),
  ];

  constructor(
    private readonly directory: Directory,
    private readonly names: TrailNames,
  ) {}

  async values(em: Em, reader: Actor, { from, until }: TrailQuery): Promise<Named> {
    return {
      hidden: await this.names.idsOf(em, reader.hiddenApplicationIds),
      begin: from ? startOf(from) : null,
      end: until ? startOf(dayAfter(until, 1)) : null,
    };
  }

  async items(em: Em, _actor: Actor, rows: readonly TrailRow[]): Promise<TrailLine[]> {
    const people = await this.directory.people(
      em,
      rows.flatMap((row) => [row.personId ?? [], delegatorOf(row) ?? []].flat()),
    );
    const references = await this.names.references(em, rows);
    const nameOf = (id: string | null) => (id ? (people.get(id)?.name ?? '—') : null);
    return rows.map((row) => ({
      ...this.line(row, nameOf(row.personId)),
      inPlaceOf: nameOf(delegatorOf(row)),
      reference: references.get(row.subjectId) ?? null,
    }));
  }

  private line(row: TrailRow, name: string | null): Omit<TrailLine, 'reference' | 'inPlaceOf'> {
    const { id, at, personId, role, subject, subjectId, event, fromState, toState, reason, detail, contentHash, sealed } = row;
    return {
      id: String(id),
      at: zonedInstant(at),
      person: personId ? { id: personId, name: name ?? '—' } : null,
      role: labelOfRole(role),
      subject,
      subjectLabel: this.names.subject(subject),
      subjectId,
      act: this.names.act(subject, event),
      from: fromState ? this.names.state(subject, fromState) : null,
      to: toState ? this.names.state(subject, toState) : null,
      reason,
      detail,
      contentHash,
      sealed,
    };
  }
}

const delegatorOf = ({ detail }: TrailRow): string | null => (detail as { byDelegationOf?: string } | null)?.byDelegationOf ?? null;

const startOf = (day: string) => instantOfWall(`${day}T00:00`);

function labelOfRole(role: string): Label {
  if (role === 'anonymous') return ANYBODY;
  if (!Object.hasOwn(ROLES, role)) return SYSTEM_LABEL;
  const { fr, ar, en } = ROLES[role as Role];
  return { fr, ar, en };
}
