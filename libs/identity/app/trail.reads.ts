import { Injectable } from '@nestjs/common';
import { instantOfWall, zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { PublishedHead, requireAccess, TrailNames, TrailProtection, Tx, type Actor, type Em } from '#platform';
import { actsBefore, countYounger, lastChecks, lastSeal, type TrailRow } from '../data/trail.queries.js';
import { ROLES, type Role } from '../domain/roles.js';
import { Directory } from './directory.js';

const PAGE = 50;
const CHECKS_SHOWN = 5;
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

/** The audit trail as people read it: words for its codes, names for its people. */
@Injectable()
export class TrailReading {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly names: TrailNames,
    private readonly protection: TrailProtection,
  ) {}

  subjects(reader: Actor): { subject: string; label: Label }[] {
    requireAccess(reader, 'trail.read');
    return this.names.subjects;
  }

  /** What the reader may know of, newest first, by pages that follow a cursor: the trail only grows, so counting it would cost more each day. */
  page(reader: Actor, filter: TrailFilter): Promise<TrailPage> {
    requireAccess(reader, 'trail.read');
    return this.tx.run((em) => this.read(em, reader, filter), { readOnly: true });
  }

  health(reader: Actor): Promise<TrailHealth> {
    requireAccess(reader, 'trail.read');
    return this.tx.run((em) => this.healthOf(em), { readOnly: true });
  }

  private async read(em: Em, reader: Actor, { from, until, ...filter }: TrailFilter): Promise<TrailPage> {
    const hidden = await this.names.idsOf(em, reader.hiddenApplicationIds);
    const days = { from: from ? startOf(from) : null, until: until ? new Date(startOf(until).getTime() + DAY_MS) : null };
    const rows = await actsBefore(em, { ...filter, ...days }, hidden, PAGE + 1);
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
      next: rows.length > PAGE ? String(shown.at(-1)!.id) : null,
    };
  }

  private async healthOf(em: Em): Promise<TrailHealth> {
    const seal = await lastSeal(em);
    const [head] = await em.find(PublishedHead, { order: { sealId: 'DESC', id: 'DESC' }, take: 1 });
    const { unsealed, younger } = await countYounger(em, head?.lastEntry ?? 0);
    const checks = await lastChecks(em, CHECKS_SHOWN);
    return {
      lastSeal: seal ? { at: zonedInstant(seal.at), hash: seal.hash } : null,
      unsealed,
      lastHead: head
        ? { at: zonedInstant(head.at), hash: head.hash, entries: head.entries, toFile: head.toFile, toMail: head.toMail }
        : null,
      unprotected: younger,
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

  private line(row: TrailRow, name: string | undefined): Omit<TrailLine, 'reference'> {
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

const startOf = (day: string) => instantOfWall(`${day}T00:00`);

function labelOfRole(role: string): Label {
  if (role === 'anonymous') return ANYBODY;
  if (!Object.hasOwn(ROLES, role)) return SYSTEM_LABEL;
  const { fr, ar, en } = ROLES[role as Role];
  return { fr, ar, en };
}
