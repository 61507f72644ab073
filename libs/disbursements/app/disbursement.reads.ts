import { Injectable } from '@nestjs/common';
import { zonedInstant, type Localized, type ZonedInstant } from '#kernel';
import { Directory } from '#identity';
import { found, requireAccess, rowBy, Tx, type Actor, type Em } from '#platform';
import { Associations } from '#associations';
import { Conventions } from '#conventions';
import { Banks, Institutions, type BankView } from '#institution';
import { PaymentBatch, PaymentOrder, RecoveryOrder } from '../data/payment-order.entity.js';
import type { ConventionMoney } from '../data/money.queries.js';
import { momentsOf } from '../data/orders.queries.js';
import { LedgerEntry } from '../data/statement.entity.js';
import type { Blocker } from '../domain/tranche-status.js';
import { Disbursements } from './disbursements.js';
import { OrdersList, type OrderItem } from './orders.list.js';
import { PayableNow } from './payable-now.js';
import { RecoveriesList, type RecoveryItem } from './recoveries.list.js';
import { TrancheStatuses } from './tranche-statuses.js';
import { trancheView, type TrancheView } from './tranche-view.js';
import { waitingOn } from './waiting-on.js';

export interface OrderView extends OrderItem {
  rib: string;
  /** Null for a payment made before the program existed. */
  bank: BankView | null;
  holder: string;
  /** The three people; null for who has not acted yet. */
  people: { prepared: string | null; verified: string | null; authorised: string | null };
  verified: ZonedInstant | null;
  authorised: ZonedInstant | null;
  /** Paid before the program existed: no people, no bank file. */
  imported: boolean;
  batch: { id: string; number: string } | null;
  /** The title of the account from which it was authorised to be paid; null before. */
  paidFrom: string | null;
  reason: string | null;
  /** What stops its next step now, in the words of the tranche's page. */
  blockers: Blocker[];
  /** What one person proposed about it and no other has answered. */
  proposalId: string | null;
}

export interface ConventionPayments {
  conventionId: string;
  number: string;
  title: string;
  association: { id: string; name: Localized };
  amountCentimes: number;
  money: ConventionMoney;
  tranches: TrancheView[];
  recoveries: RecoveryItem[];
}

export interface LedgerLine {
  transactionId: string;
  movement: string;
  account: string;
  debitCentimes: number;
  creditCentimes: number;
  reversal: boolean;
  at: ZonedInstant;
}

/** Payments as people read them. */
@Injectable()
export class DisbursementReads {
  constructor(
    private readonly tx: Tx,
    private readonly conventions: Conventions,
    private readonly associations: Associations,
    private readonly directory: Directory,
    private readonly statuses: TrancheStatuses,
    private readonly payable: PayableNow,
    private readonly disbursements: Disbursements,
    private readonly orders: OrdersList,
    private readonly recoveries: RecoveriesList,
    private readonly banks: Banks,
    private readonly institutions: Institutions,
  ) {}

  /** @throws NOT_FOUND */
  ofConvention(actor: Actor, conventionId: string): Promise<ConventionPayments> {
    return this.tx.run(async (em) => {
      const convention = await this.conventions.facts(em, conventionId);
      requireAccess(actor, 'disbursement.read', convention);
      const tranches = await this.statuses.of(em, convention);
      const recoveries = await em.find(RecoveryOrder, { where: { conventionId }, order: { issuedAt: 'ASC' } });
      return {
        conventionId,
        number: convention.number,
        title: convention.title,
        association: { id: convention.associationId, name: (await this.associations.facts(em, convention.associationId)).name },
        amountCentimes: convention.amountCentimes,
        money: (await this.disbursements.moneyOf(em, [conventionId])).get(conventionId)!,
        tranches: tranches.map(trancheView),
        recoveries: await this.recoveries.items(
          em,
          actor,
          recoveries.map((row) => ({ ...row, conventionNumber: convention.number })),
        ),
      };
    });
  }

  /** @throws NOT_FOUND */
  order(actor: Actor, id: string): Promise<OrderView> {
    return this.tx.run(async (em) => {
      const order = await found(em, PaymentOrder, id);
      requireAccess(actor, 'payment_order.read', order);
      const convention = await this.conventions.facts(em, order.conventionId);
      const [item] = await this.orders.items(em, actor, [{ ...order, conventionNumber: convention.number }]);
      const people = await this.directory.people(
        em,
        [order.preparedBy, order.verifiedBy, order.authorisedBy].flatMap((person) => person ?? []),
      );
      const nameOf = (personId: string | null) => (personId && people.get(personId)?.name) || null;
      const moments = await momentsOf(em, id);
      const momentOf = (event: string) => {
        const at = moments.get(event);
        return at ? zonedInstant(at) : null;
      };
      const batch = order.batchId ? await rowBy(em, PaymentBatch, { id: order.batchId }) : null;
      return {
        ...item!,
        rib: order.rib,
        bank: order.rib ? (await this.banks.names(em))(order.rib) : null,
        holder: order.holder,
        people: { prepared: nameOf(order.preparedBy), verified: nameOf(order.verifiedBy), authorised: nameOf(order.authorisedBy) },
        verified: order.verifiedBy ? momentOf('verify') : null,
        authorised: order.authorisedBy ? momentOf('authorise') : null,
        imported: order.imported,
        batch: batch && { id: batch.id, number: batch.number },
        paidFrom: await this.titleOf(em, order.payingAccountId),
        reason: order.reason,
        blockers: await this.payable.blockersOf(em, order),
        proposalId: (await waitingOn(em, [order.id])).get(order.id) ?? null,
      };
    });
  }

  private async titleOf(em: Em, accountId: string | null): Promise<string | null> {
    return accountId && ((await this.institutions.accountTitles(em, [accountId])).get(accountId) ?? null);
  }

  /** The movements of one convention, oldest first. @throws NOT_FOUND */
  ledger(actor: Actor, conventionId: string): Promise<LedgerLine[]> {
    return this.tx.run(async (em) => {
      const convention = await this.conventions.facts(em, conventionId);
      requireAccess(actor, 'ledger.read', convention);
      const rows = await em.find(LedgerEntry, { where: { conventionId }, order: { id: 'ASC' } });
      return rows.map((row) => ({
        transactionId: row.transactionId,
        movement: row.movement,
        account: row.account,
        debitCentimes: row.debitCentimes,
        creditCentimes: row.creditCentimes,
        reversal: row.reversesId !== null,
        at: zonedInstant(row.at),
      }));
    });
  }
}
