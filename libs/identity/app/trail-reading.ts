import { Injectable } from '@nestjs/common';
import { instantOfWall, zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { PublishedHead, TrailNames, TrailProtection, type Actor, type Em } from '#platform';
import { ROLES, type Role } from '../domain/roles.js';
import { Directory } from './directory.js';

const PAGE = 50;
const DAY_MS = 24 * 60 * 60_000;
const SYSTEM_LABEL: Label = { fr: 'Le système', ar: 'النظام', en: 'The system' };
const ANYBODY: Label = { fr: 'Public', ar: 'العموم', en: 'Public' };

/** One act as the auditor reads it. */
export interface TrailLine {
  id: string;
  at: ZonedInstant;
  /** Null when the program itself acted. */
  person: { id: string; name: string } | null;
  role: Label;
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

export interface TrailPage {
  items: TrailLine[];
  /** Give it as `before` to read on towards the past; null at the end. */
  next: string | null;
}

export interface TrailFilter {
  subject?: string;
  subjectId?: string;
  personId?: string;
  /** Days, both included. */
  from?: string;
  until?: string;
  before?: string;
}

export interface AuditCheckView {
  id: string;
  asked: ZonedInstant;
  askedBy: string | null;
  finished: ZonedInstant | null;
  entries: number | null;
  seals: number | null;
  defects: string[] | null;
}

/** Whether the trail is whole: its last seal and the last checks, newest first. */
export interface TrailHealth {
  lastSeal: { at: ZonedInstant; hash: string } | null;
  unsealed: number;
  /** The last head that was published outside the database, and how many acts none covers yet. */
  lastHead: { at: ZonedInstant; hash: string; entries: number; toFile: boolean; toMail: number } | null;
  unprotected: number;
  /** Whether the product's own role could alter what is written. */
  isProtected: boolean;
  checks: AuditCheckView[];
}

interface Row {
  id: string;
  at: Date;
  personId: string | null;
  role: string;
  subject: string;
  subjectId: string;
  event: string;
  fromState: string | null;
  toState: string | null;
  reason: string | null;
  detail: unknown;
  contentHash: string;
  sealed: boolean;
}

/** The audit trail as people read it: words for its codes, names for its people. */
@Injectable()
export class TrailReading {
  constructor(
    private readonly directory: Directory,
    private readonly names: TrailNames,
    private readonly protection: TrailProtection,
  ) {}

  subjects(): { subject: string; label: Label }[] {
    return this.names.subjects;
  }

  /** What the reader may know of, newest first, by pages that follow a cursor: the trail only grows, so counting it would cost more each day. */
  async page(em: Em, reader: Actor, filter: TrailFilter): Promise<TrailPage> {
    const hidden = await this.names.idsOf(em, reader.hiddenApplicationIds);
    const rows = await em.query<Row[]>(
      `SELECT id::text, at, person_id AS "personId", role, subject, subject_id AS "subjectId", event, from_state AS "fromState", to_state AS "toState",
         reason, detail, content_hash AS "contentHash", id <= coalesce((SELECT max(to_entry) FROM audit_seal), 0) AS sealed
       FROM audit_entry
       WHERE ($1::text IS NULL OR subject = $1) AND ($2::uuid IS NULL OR subject_id = $2) AND ($3::uuid IS NULL OR person_id = $3)
         AND ($4::timestamptz IS NULL OR at >= $4) AND ($5::timestamptz IS NULL OR at < $5) AND ($6::bigint IS NULL OR id < $6)
         AND (cardinality($7::text[]) = 0 OR NOT subject_id::text = ANY($7) AND NOT coalesce(detail::text ~ ANY($7), false))
       ORDER BY audit_entry.id DESC LIMIT ${PAGE + 1}`,
      [
        filter.subject ?? null,
        filter.subjectId ?? null,
        filter.personId ?? null,
        filter.from ? startOf(filter.from) : null,
        filter.until ? new Date(startOf(filter.until).getTime() + DAY_MS) : null,
        filter.before ?? null,
        hidden,
      ],
    );
    const shown = rows.slice(0, PAGE);
    const people = await this.directory.people(
      em,
      shown.flatMap((row) => row.personId ?? []),
    );
    const references = await this.names.references(em, shown);
    return {
      items: shown.map((row) => ({
        ...this.line(row, row.personId ? people.get(row.personId)?.name : undefined),
        reference: references.get(row.subjectId) ?? null,
      })),
      next: rows.length > PAGE ? shown.at(-1)!.id : null,
    };
  }

  async health(em: Em): Promise<TrailHealth> {
    const [seal] = await em.query<{ at: Date; hash: string }[]>(`SELECT at, hash FROM audit_seal ORDER BY id DESC LIMIT 1`);
    const [rest] = await em.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM audit_entry WHERE id > coalesce((SELECT max(to_entry) FROM audit_seal), 0)`,
    );
    const [head] = await em.find(PublishedHead, { order: { sealId: 'DESC', id: 'DESC' }, take: 1 });
    const [younger] = await em.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM audit_entry WHERE id > $1`, [
      head?.lastEntry ?? 0,
    ]);
    const checks = await em.query<
      { id: string; askedAt: Date; finishedAt: Date | null; name: string | null; entries: number; seals: number; defects: string[] }[]
    >(
      `SELECT c.id, c.asked_at AS "askedAt", c.finished_at AS "finishedAt", p.name, c.entries, c.seals, c.defects
       FROM audit_check c LEFT JOIN person p ON p.id = c.asked_by ORDER BY c.asked_at DESC LIMIT 5`,
    );
    return {
      lastSeal: seal ? { at: zonedInstant(seal.at), hash: seal.hash } : null,
      unsealed: rest!.count,
      lastHead: head
        ? { at: zonedInstant(head.at), hash: head.hash, entries: head.entries, toFile: head.toFile, toMail: head.toMail }
        : null,
      unprotected: younger!.count,
      isProtected: await this.protection.isProtected(),
      checks: checks.map(({ id, askedAt, finishedAt, name, entries, seals, defects }) => ({
        id,
        asked: zonedInstant(askedAt),
        askedBy: name,
        finished: finishedAt && zonedInstant(finishedAt),
        entries,
        seals,
        defects,
      })),
    };
  }

  private line(row: Row, name: string | undefined): Omit<TrailLine, 'reference'> {
    const { id, at, personId, role, subject, subjectId, event, fromState, toState, reason, detail, contentHash, sealed } = row;
    return {
      id,
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

const startOf = (day: string) => instantOfWall(`${day}T00:00`);

function labelOfRole(role: string): Label {
  if (role === 'anonymous') return ANYBODY;
  if (!Object.hasOwn(ROLES, role)) return SYSTEM_LABEL;
  const { fr, ar, en } = ROLES[role as Role];
  return { fr, ar, en };
}
