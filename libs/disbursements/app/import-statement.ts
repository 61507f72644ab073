import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { dayOfInstant, sha256 } from '#kernel';
import { Files, newId, Outbox, platformErrors, requireAccess, SYSTEM, Trail, Tx, type Actor, type Em, type Upload } from '#platform';
import { PaymentOrder } from '../data/payment-order.entity.js';
import { BankStatementFile, StatementEntry } from '../data/statement.entity.js';
import { parseBankStatement, type BankStatement, type BankStatementEntry } from '../domain/bank/index.js';
import { disbursementErrors } from '../domain/errors.js';
import { meaningOf, type EntryOutcome } from '../domain/reconciliation.js';
import { PaymentExecuted } from './disbursement.events.js';
import { PAYING_AUTHORITY } from './paying-authority.js';
import { PaymentOrders } from './payment-orders.js';

/**
 * Reads a bank statement: orders are executed, rejected or given back by what the bank booked, and by nothing else. The same
 * file is read once; an entry that comes again is listed and changes nothing; what does not fit is listed and executes nothing.
 * A regional accountant brings statements about orders of the region alone: one that names anything else would move the
 * money of others, and is left, unread, to the national level. Nobody brings the proof that their own association was paid.
 * @throws STATEMENT_ALREADY_IMPORTED · STATEMENT_BEYOND_REGION · OWN_ASSOCIATION and the errors of a file that is not a statement
 */
@Injectable()
export class ImportStatement {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly files: Files,
    private readonly orders: PaymentOrders,
  ) {}

  execute(actor: Actor, upload: Upload): Promise<{ id: string }> {
    const statement = parseBankStatement(upload.bytes.toString('utf8'));
    return this.tx.run(async (em) => {
      requireAccess(actor, 'bank_statement.import');
      await this.requireWithinScope(em, actor, statement);
      const id = await this.keep(em, actor, upload, statement);
      const outcomes = await this.readEntries(em, id, statement);
      await this.trail.record(em, actor, {
        subject: 'bank_statement',
        subjectId: id,
        event: 'import',
        detail: { messageId: statement.messageId, outcomes },
      });
      return { id };
    });
  }

  /** A reference that nobody has and one of another region are refused alike. */
  private async requireWithinScope(em: Em, actor: Actor, statement: BankStatement): Promise<void> {
    const named = new Set(statement.statements.flatMap(({ entries }) => entries.flatMap(({ endToEndId }) => endToEndId ?? [])));
    const orders = await em.findBy(PaymentOrder, { number: In([...named]), imported: false });
    if (orders.some(({ associationId }) => actor.ownAssociationIds.includes(associationId))) throw platformErrors.OWN_ASSOCIATION();
    const { regionCode } = actor.scope;
    if (regionCode && orders.filter((order) => order.regionCode === regionCode).length < named.size)
      throw disbursementErrors.STATEMENT_BEYOND_REGION();
  }

  /** The hash is the lock: whoever brings the same bytes at the same time waits here, and then finds them read. */
  private async keep(em: Em, actor: Actor, upload: Upload, statement: BankStatement): Promise<string> {
    const file = await this.files.keep(em, actor, { name: 'releve.xml', bytes: upload.bytes, mediaType: 'application/xml' });
    const inserted = await em
      .createQueryBuilder()
      .insert()
      .into(BankStatementFile)
      .values({ id: newId(), messageId: statement.messageId, sha256: sha256(upload.bytes), fileId: file.id, importedBy: actor.personId! })
      .orIgnore()
      .returning('id')
      .execute();
    const [row] = inserted.raw as { id: string }[];
    if (!row) throw disbursementErrors.STATEMENT_ALREADY_IMPORTED();
    return row.id;
  }

  private async readEntries(em: Em, statementId: string, statement: BankStatement): Promise<Partial<Record<EntryOutcome, number>>> {
    const entries = statement.statements.flatMap(({ account, entries }) => entries.map((entry) => ({ entry, ours: isOurs(account) })));
    const outcomes: Partial<Record<EntryOutcome, number>> = {};
    for (const [index, { entry, ours }] of entries.entries()) {
      const { outcome, orderId } = await this.readEntry(em, entry, ours);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      await em.insert(StatementEntry, {
        id: newId(),
        statementId,
        position: index + 1,
        endToEndId: entry.endToEndId,
        bankReference: entry.bankReference,
        amountCentimes: entry.amountCentimes,
        direction: entry.direction,
        bookedOn: entry.bookedOn,
        returnCode: entry.returnReason?.code ?? null,
        outcome,
        paymentOrderId: orderId,
      });
    }
    return outcomes;
  }

  private async readEntry(em: Em, entry: BankStatementEntry, ours: boolean): Promise<{ outcome: EntryOutcome; orderId: string | null }> {
    const order = entry.endToEndId
      ? await em.findOne(PaymentOrder, { where: { number: entry.endToEndId, imported: false }, lock: { mode: 'pessimistic_write' } })
      : null;
    const outcome = meaningOf(entry, ours, order);
    if (order) await this.follow(em, order, outcome, entry);
    return { outcome, orderId: order?.id ?? null };
  }

  private async follow(em: Em, order: PaymentOrder, outcome: EntryOutcome, entry: BankStatementEntry): Promise<void> {
    if (outcome === 'executed') {
      const executedOn = entry.bookedOn ?? dayOfInstant(await this.tx.now(em));
      await this.orders.move(em, SYSTEM, order, 'execute', { executedOn });
      await this.outbox.publish(em, PaymentExecuted, {
        paymentOrderId: order.id,
        conventionId: order.conventionId,
        trancheRank: order.trancheRank,
      });
    }
    const reason = entry.returnReason ? [entry.returnReason.code, entry.returnReason.text].filter(Boolean).join(' ') : null;
    if (outcome === 'rejected') await this.orders.move(em, SYSTEM, order, 'reject', { reason });
    if (outcome === 'given_back') await this.orders.move(em, SYSTEM, order, 'give_back', { reason });
  }
}

/** Banks write the account as a RIB or as the IBAN that contains it; some leave it out of a single-account file. */
function isOurs(account: string | null): boolean {
  return account === null || account.replace(/\s/g, '').endsWith(PAYING_AUTHORITY.rib);
}
