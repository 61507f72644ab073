import { Institutions } from '#institution';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { sha256 } from '#kernel';
import { Files, inScope, newId, platformErrors, requireAccess, Trail, Tx, type Actor, type Em, type Upload } from '#platform';
import { PaymentBatch, PaymentOrder } from '../data/payment-order.entity.js';
import { insertStatementOnce } from '../data/statements.queries.js';
import { parseBankStatement, type BankStatement } from '../domain/bank/index.js';
import { disbursementErrors } from '../domain/errors.js';
import { scopeOf } from '../domain/subject-of.js';
import { kindOf, ReadEntries, referencesIn } from './read-entries.js';

/**
 * Reads a bank statement: orders are executed, rejected or given back by what the bank booked, and by nothing else. The same
 * file is read once; the same movement in another file is listed and changes nothing; what does not fit executes nothing and
 * becomes a case for the accountant. A file that says nothing of our account is refused.
 * A regional accountant brings statements about orders of the region alone: one that names anything else would move the
 * money of others, and is left, unread, to the national level. Nobody brings the proof that their own association was paid.
 * @throws STATEMENT_ALREADY_IMPORTED · STATEMENT_WITHOUT_ACCOUNT · STATEMENT_OTHER_ACCOUNT · STATEMENT_BEYOND_REGION · OWN_ASSOCIATION
 *   and the errors of a file that is not a statement
 */
@Injectable()
export class ImportStatement {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly files: Files,
    private readonly entries: ReadEntries,
    private readonly institutions: Institutions,
  ) {}

  execute(actor: Actor, upload: Upload): Promise<{ id: string }> {
    const statement = parseBankStatement(upload.bytes.toString('utf8'));
    return this.tx.run(async (em) => {
      requireAccess(actor, 'bank_statement.import');
      const ours = await this.institutions.ribs(em, actor.scope.institutionId ?? null);
      requireOurAccount(statement, ours);
      await this.requireWithinScope(em, actor, statement);
      const id = await this.keep(em, actor, upload, statement);
      const outcomes = await this.entries.read(em, id, statement, ours);
      await this.trail.record(em, actor, {
        subject: 'bank_statement',
        subjectId: id,
        event: 'import',
        detail: { messageId: statement.messageId, outcomes },
      });
      return { id };
    }, upload.once);
  }

  /** A reference that nobody has and one of another region are refused alike. */
  private async requireWithinScope(em: Em, actor: Actor, statement: BankStatement): Promise<void> {
    const named = referencesIn(statement);
    const batches = await em.findBy(PaymentBatch, { number: In(named.batches) });
    const orders = await em.findBy(PaymentOrder, { number: In(named.orders), imported: false });
    const ofBatches = await em.findBy(PaymentOrder, { batchId: In(batches.map(({ id }) => id)), imported: false });
    const all = [...orders, ...ofBatches];
    if (all.some(({ associationId }) => actor.ownAssociationIds.includes(associationId))) throw platformErrors.OWN_ASSOCIATION();
    const { regionCode, institutionId } = actor.scope;
    const unknown = orders.length < named.orders.length || batches.length < named.batches.length;
    if ((regionCode || institutionId) && (unknown || all.some((order) => !inScope(actor, scopeOf(order)))))
      throw disbursementErrors.STATEMENT_BEYOND_REGION();
  }

  /** The hash is the lock: whoever brings the same bytes at the same time waits here, and then finds them read. */
  private async keep(em: Em, actor: Actor, upload: Upload, statement: BankStatement): Promise<string> {
    const file = await this.files.keep(em, actor, { name: 'releve.xml', bytes: upload.bytes, mediaType: 'application/xml' });
    const id = newId();
    const { messageId } = statement;
    const row = { id, messageId, sha256: sha256(upload.bytes), fileId: file.id, importedBy: actor.personId! };
    if (!(await insertStatementOnce(em, row))) throw disbursementErrors.STATEMENT_ALREADY_IMPORTED();
    return id;
  }
}

function requireOurAccount({ statements }: BankStatement, ours: ReadonlySet<string>): void {
  const kinds = statements.map(({ account }) => kindOf(account, ours));
  if (kinds.includes('ours')) return;
  const other = statements.find(({ account }) => account !== null)?.account;
  throw other
    ? disbursementErrors.STATEMENT_OTHER_ACCOUNT({ account: other.slice(0, 40) })
    : disbursementErrors.STATEMENT_WITHOUT_ACCOUNT();
}
