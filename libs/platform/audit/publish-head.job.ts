import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { Tx, type Em } from '../database/tx.js';
import { defineJob, noPayload, type JobHandler } from '../jobs/job.js';
import { Mailer } from '../mail/mailer.js';
import { Outbox } from '../outbox/outbox.js';
import { Vault } from '../secrets/vault.js';
import { PublishedHead } from './audit-head.entity.js';
import { headLine, headsIn, signHead, type SignedHead } from './head.js';
import { AuditChain } from './seal.js';

export const publishHead = defineJob({ name: 'platform.publish-audit-head', queue: 'events', payload: noPayload });

/** A little less than a day, so that the hour of the publication does not wander. */
const PUBLISH_EVERY = '23 hours 50 minutes';

/** The head of the chain is told once a day to places that nobody writes who administers the database: a file, people's mailboxes. */
@Injectable()
export class AuditHeads {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly outbox: Outbox,
  ) {}

  get isConfigured(): boolean {
    return this.config.AUDIT_HEAD_FILE !== undefined || this.config.AUDIT_HEAD_TO.length > 0;
  }

  /** What the file of heads holds; empty when there is none. */
  async published(): Promise<SignedHead[]> {
    const file = this.config.AUDIT_HEAD_FILE;
    if (!file) return [];
    try {
      return headsIn(await readFile(file, 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  /** Whether heads were written to the file that is now empty or gone. */
  async isFileLost(em: Em): Promise<boolean> {
    if (!this.config.AUDIT_HEAD_FILE || (await this.published()).length > 0) return false;
    return em.exists(PublishedHead, { where: { toFile: true } });
  }

  async askWhenDue(em: Em): Promise<void> {
    if (!this.isConfigured) return;
    await em.query(`SELECT pg_advisory_xact_lock(hashtext('audit_head'))`);
    const [row] = await em.query<{ due: boolean }[]>(
      `SELECT EXISTS (SELECT FROM audit_seal)
         AND NOT EXISTS (SELECT FROM audit_head WHERE at > clock_timestamp() - interval '${PUBLISH_EVERY}')
         AND NOT EXISTS (SELECT FROM outbox WHERE name = $1 AND created_at > clock_timestamp() - interval '1 hour') AS due`,
      [publishHead.name],
    );
    if (row!.due) await this.outbox.enqueue(em, publishHead, {});
  }
}

@Injectable()
export class PublishAuditHead implements JobHandler<Record<string, never>> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly tx: Tx,
    private readonly chain: AuditChain,
    private readonly vault: Vault,
    private readonly mailer: Mailer,
  ) {}

  async handle(): Promise<'done' | 'skipped'> {
    while ((await this.chain.seal()) > 0);
    const end = await this.tx.run((em) => this.chain.end(em));
    if (!end) return 'skipped';
    const head = signHead(this.vault, { at: new Date().toISOString(), ...end });
    const toFile = await this.append(head);
    const toMail = await this.send(head);
    if (!toFile && toMail === 0) return 'skipped';
    // The row comes last: what it says was published has been.
    await this.tx.run((em) =>
      em.insert(PublishedHead, {
        at: new Date(head.at),
        sealId: head.seal,
        lastEntry: head.entry,
        entries: head.entries,
        hash: head.hash,
        mac: head.mac,
        toFile,
        toMail,
      }),
    );
    return 'done';
  }

  private async append(head: SignedHead): Promise<boolean> {
    const file = this.config.AUDIT_HEAD_FILE;
    if (!file) return false;
    await mkdir(path.dirname(file), { recursive: true });
    await appendFile(file, `${headLine(head)}\n`, { mode: 0o600 });
    return true;
  }

  private async send(head: SignedHead): Promise<number> {
    for (const [index, to] of this.config.AUDIT_HEAD_TO.entries()) {
      const text = textOf(head);
      await this.mailer.send({
        to,
        subject: `Jisr · Journal des actes · سجل العمليات · ${head.at.slice(0, 10)} · ${head.entries}`,
        text,
        html: `<pre dir="auto" style="white-space: pre-wrap">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`,
        language: 'fr',
        messageId: `<audit-head-${head.seal}-${head.at.slice(0, 10)}-${index}@${new URL(this.config.PUBLIC_URL).hostname}>`,
      });
    }
    return this.config.AUDIT_HEAD_TO.length;
  }
}

const textOf = (head: SignedHead) =>
  [
    'Gardez ce message : il prouve l’état du journal des actes à cette date. Vérification : npm run cli -- verify-audit --head <ce message>.',
    'احتفظوا بهذه الرسالة: فهي تثبت حالة سجل العمليات في هذا التاريخ.',
    'Keep this message: it proves where the audit trail stood on this day. To check: npm run cli -- verify-audit --head <this message>.',
    '',
    headLine(head),
  ].join('\n');
