import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock, zonedInstant, type Language, type ZonedInstant } from '#kernel';
import {
  defineJob,
  Extensions,
  newId,
  Outbox,
  personalData,
  platformErrors,
  requireAccess,
  rowBy,
  Trail,
  Tx,
  Vault,
  type Actor,
  type Em,
  type JobHandler,
} from '#platform';
import { z } from 'zod';
import { DataExport } from '../data/data-export.entity.js';
import { namedIn, ownRows } from '../data/personal-data.queries.js';
import { Person } from '../data/person.entity.js';
import { identityErrors } from '../domain/errors.js';
import { COPY_KEPT_DAYS, copyPage, type DataCopy } from '../domain/data-copy.js';
import { DataCopyAsked, DataCopyReady } from './identity.events.js';

const TITLE = { fr: 'Mes données', ar: 'معطياتي', en: 'My data' } as const;
const DAY_MS = 24 * 3_600_000;
const KEPT_MS = COPY_KEPT_DAYS * DAY_MS;
const AGAIN_AFTER_MS = DAY_MS;

export interface DataExportView {
  id: string;
  asked: ZonedInstant;
  /** Null while the worker makes it. */
  ready: ZonedInstant | null;
  ends: ZonedInstant;
}

/** Copies of what is kept of a person, made by the worker from what every room declares; of nobody else. */
@Injectable()
export class DataExports {
  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly extensions: Extensions,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  mine(actor: Actor): Promise<DataExportView[]> {
    requireAccess(actor, 'person.self');
    return this.tx.read(async (em) =>
      (await em.findBy(DataExport, { personId: actor.personId! })).filter((one) => !this.isOver(one)).map(viewOf),
    );
  }

  /** A new one takes the place of the one before, once a day. @throws STEP_UP_REQUIRED · COPY_ASKED_TODAY */
  ask(actor: Actor): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'person.export');
      const personId = actor.personId!;
      const id = newId();
      const before = await rowBy(em, DataExport, { personId }, 'FOR UPDATE');
      if (before && this.clock.now().getTime() - before.askedAt.getTime() < AGAIN_AFTER_MS) throw identityErrors.COPY_ASKED_TODAY();
      await em.delete(DataExport, { personId });
      await em.insert(DataExport, { id, personId, askedAt: this.clock.now(), madeAt: null, content: null });
      await this.trail.record(em, actor, { subject: 'person', subjectId: personId, event: 'export_data' });
      await this.outbox.publish(em, DataCopyAsked, { exportId: id });
      return { id };
    });
  }

  /** @throws NOT_FOUND also for another's, or one that is over · COPY_NOT_READY */
  read(actor: Actor, id: string, format: 'json' | 'html'): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
    requireAccess(actor, 'person.self');
    return this.tx.read(async (em) => {
      const kept = await rowBy(em, DataExport, { id, personId: actor.personId! });
      if (!kept || this.isOver(kept)) throw platformErrors.NOT_FOUND();
      if (kept.content === null) throw identityErrors.COPY_NOT_READY();
      const json = this.vault.open('data-export', kept.content).toString();
      if (format === 'json') return { name: 'jisr.json', mediaType: 'text/plain; charset=utf-8', bytes: Buffer.from(json) };
      const page = copyPage(JSON.parse(json) as DataCopy, actor.language, TITLE[actor.language]);
      return { name: 'jisr.html', mediaType: 'text/html; charset=utf-8', bytes: Buffer.from(page) };
    });
  }

  /** What is kept of a person, entry by entry; entries without a row are left out. */
  async gather(em: Em, personId: string, language: Language): Promise<DataCopy> {
    const entries: DataCopy['entries'] = [];
    for (const { code, what, tables } of this.extensions.of(personalData)) {
      const found: { name: string; rows: Record<string, unknown>[] }[] = [];
      for (const [name, { own, people = [] }] of Object.entries(tables)) {
        const rows = own ? await ownRows(em, name, own, personId) : [];
        if (rows.length > 0) found.push({ name, rows });
        // Where it is named beside others, or in what is not its own: in which part, and how often. What such a row says is another's.
        const beside = await namedIn(
          em,
          name,
          people.filter((column) => column !== own?.of),
          personId,
        );
        if (beside.length > 0) found.push({ name: `${name} (named)`, rows: beside });
      }
      if (found.length > 0) entries.push({ code, title: what[language], tables: found });
    }
    return { made: this.clock.now().toISOString(), entries };
  }

  /** Forgets those whose days are over. */
  async forgetOld(em: Em): Promise<void> {
    await em.delete(DataExport, { askedAt: LessThan(new Date(this.clock.now().getTime() - KEPT_MS)) });
  }

  private isOver({ askedAt }: DataExport): boolean {
    return this.clock.now().getTime() - askedAt.getTime() > KEPT_MS;
  }
}

const viewOf = ({ id, askedAt, madeAt }: DataExport): DataExportView => ({
  ...{ id, asked: zonedInstant(askedAt), ready: madeAt && zonedInstant(madeAt) },
  ends: zonedInstant(new Date(askedAt.getTime() + KEPT_MS)),
});

const payload = z.object({ exportId: z.uuid() });
export const makeDataCopy = defineJob({ name: 'identity.make-data-copy', queue: 'events', payload });

/** Makes the copy that somebody asked for. */
@Injectable()
export class MakeDataCopy implements JobHandler<z.infer<typeof payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly exports: DataExports,
    private readonly outbox: Outbox,
  ) {}

  handle({ exportId: id }: z.infer<typeof payload>): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const asked = await rowBy(em, DataExport, { id }, 'FOR UPDATE');
      if (!asked || asked.madeAt) return 'skipped';
      const { language } = await em.findOneByOrFail(Person, { id: asked.personId });
      const copy = await this.exports.gather(em, asked.personId, language);
      const content = this.vault.seal('data-export', JSON.stringify(copy, null, 2));
      await em.update(DataExport, { id }, { content, madeAt: this.clock.now() });
      await this.outbox.publish(em, DataCopyReady, { personId: asked.personId });
      return 'done';
    });
  }
}
