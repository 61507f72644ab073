import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { Lists, PublishedHead, requireAccess, TrailNames, TrailProtection, Tx, type Actor, type Em } from '#platform';
import { countYounger, lastChecks, lastSeal } from '../data/trail.queries.js';
import { TrailList, type TrailLine, type TrailQuery } from './trail.list.js';

const PAGE = 50;
const CHECKS_SHOWN = 5;
export interface TrailPage {
  items: TrailLine[];
  /** Give it as `before` to read on towards the past; null at the end. */
  next: string | null;
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

/** The audit trail as people read it. */
@Injectable()
export class TrailReading {
  constructor(
    private readonly tx: Tx,
    private readonly lists: Lists,
    private readonly list: TrailList,
    private readonly names: TrailNames,
    private readonly protection: TrailProtection,
  ) {}

  subjects(reader: Actor): { subject: string; label: Label }[] {
    requireAccess(reader, 'trail.read');
    return this.names.subjects;
  }

  /** What the reader may know of, newest first, by pages that follow a cursor: the trail only grows, so counting it would cost more each day. */
  page(reader: Actor, query: TrailQuery): Promise<TrailPage> {
    return this.tx.run(
      async (em) => {
        const rows = await this.lists.first(em, reader, this.list, query, PAGE + 1);
        const shown = rows.slice(0, PAGE);
        return {
          items: await this.list.items(em, reader, shown),
          next: rows.length > PAGE ? String(shown.at(-1)!.id) : null,
        };
      },
      { readOnly: true },
    );
  }

  health(reader: Actor): Promise<TrailHealth> {
    requireAccess(reader, 'trail.read');
    return this.tx.run((em) => this.healthOf(em), { readOnly: true });
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
}
