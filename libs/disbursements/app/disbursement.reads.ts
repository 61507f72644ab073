import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label, type Localized, type ZonedInstant, type EventOf } from '#kernel';
import { Directory } from '#identity';
import { found, mayCause, requireAccess, Tx, type Actor, type Em, type Page, type PageQuery } from '#platform';
import { Associations } from '#associations';
import { Conventions } from '#conventions';
import { PaymentBatch, PaymentOrder, RecoveryOrder } from '../data/payment-order.entity.js';
import type { ConventionMoney } from '../data/money.queries.js';
import { conventionsToPay, listOrders, listRecoveries, momentsOf } from '../data/orders.queries.js';
import { LedgerEntry } from '../data/statement.entity.js';
import { paymentOrderMachine, type PaymentOrderState } from '../domain/payment-order.machine.js';
import { recoveryOrderMachine, type RecoveryOrderState } from '../domain/recovery-order.machine.js';
import { STATUS_LABELS, type Blocker, type TrancheStatusCode } from '../domain/tranche-status.js';
import { Disbursements } from './disbursements.js';
import { waitingOn } from './statement-cases.reads.js';
import { PayableNow } from './payable-now.js';
import { TrancheStatuses, type TrancheStatus } from './tranche-statuses.js';

export interface OrderItem {
  id: string;
  number: string;
  state: PaymentOrderState;
  stateLabel: Label;
  conventionId: string;
  conventionNumber: string;
  association: { id: string; name: Localized };
  regionCode: string;
  trancheRank: number;
  amountCentimes: number;
  /** Null for a payment made before the program existed. */
  prepared: ZonedInstant | null;
  executedOn: string | null;
  /** The events that the reader may cause now. */
  can: string[];
}

export interface OrderView extends OrderItem {
  rib: string;
  holder: string;
  /** The three people; null for who has not acted yet. */
  people: { prepared: string | null; verified: string | null; authorised: string | null };
  verified: ZonedInstant | null;
  authorised: ZonedInstant | null;
  /** Paid before the program existed: no people, no bank file. */
  imported: boolean;
  batch: { id: string; number: string } | null;
  reason: string | null;
  /** What stops its next step now, in the words of the tranche's page. */
  blockers: Blocker[];
  /** What one person proposed about it and no other has answered. */
  proposalId: string | null;
}

export interface TrancheView {
  id: string;
  rank: number;
  amountCentimes: number;
  status: TrancheStatusCode;
  statusLabel: Label;
  /** Why it is blocked: the same sentences for the association and for the administration. */
  blockers: Blocker[];
  order: { id: string; number: string; state: PaymentOrderState; stateLabel: Label; executedOn: string | null } | null;
}

/** The next tranche of a convention that has no order yet. */
export interface TrancheToOrder {
  conventionId: string;
  conventionNumber: string;
  title: string;
  association: { id: string; name: Localized };
  regionCode: string;
  tranche: TrancheView;
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

export interface RecoveryItem {
  id: string;
  number: string;
  conventionId: string;
  conventionNumber: string;
  amountCentimes: number;
  reason: string;
  state: RecoveryOrderState;
  stateLabel: Label;
  issued: ZonedInstant;
  settledOn: string | null;
  reference: string | null;
  /** The reversed payment whose money it awaits: only the bank's entry settles it. */
  receivableOf: string | null;
  proposalId: string | null;
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

const UNKNOWN_NAME: Localized = { fr: '—', ar: '—' };

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
  ) {}

  /** @throws NOT_FOUND */
  ofConvention(actor: Actor, conventionId: string): Promise<ConventionPayments> {
    return this.tx.run(async (em) => {
      const convention = await this.conventions.facts(em, conventionId);
      requireAccess(actor, 'disbursement.read', { regionCode: convention.regionCode, associationId: convention.associationId });
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
        recoveries: await recoveryItems(em, recoveries, () => convention.number),
      };
    });
  }

  /** For each convention in force that has tranches left: the next one, payable or blocked and why. */
  tranchesToOrder(actor: Actor, query: PageQuery): Promise<Page<TrancheToOrder>> {
    return this.tx.run(async (em) => {
      const { ids, total } = await conventionsToPay(em, actor, query);
      const conventions = await this.conventions.factsOf(em, ids);
      const associations = await this.associations.factsOf(
        em,
        [...conventions.values()].map((convention) => convention.associationId),
      );
      const items: TrancheToOrder[] = [];
      for (const id of ids) {
        const convention = conventions.get(id)!;
        const next = (await this.statuses.of(em, convention)).find(({ order }) => !order);
        if (!next) continue;
        items.push({
          conventionId: id,
          conventionNumber: convention.number,
          title: convention.title,
          association: { id: convention.associationId, name: associations.get(convention.associationId)?.name ?? UNKNOWN_NAME },
          regionCode: convention.regionCode,
          tranche: trancheView(next),
        });
      }
      return { items, page: query.page, pageSize: query.pageSize, total };
    });
  }

  orders(actor: Actor, query: PageQuery & { state?: string }): Promise<Page<OrderItem>> {
    return this.tx.run(async (em) => {
      const { rows, total } = await listOrders(em, actor, query);
      return { items: await this.items(em, actor, rows), page: query.page, pageSize: query.pageSize, total };
    });
  }

  /** @throws NOT_FOUND */
  order(actor: Actor, id: string): Promise<OrderView> {
    return this.tx.run(async (em) => {
      const order = await found(em, PaymentOrder, id);
      requireAccess(actor, 'payment_order.read', { regionCode: order.regionCode, associationId: order.associationId });
      const [item] = await this.items(em, actor, [order]);
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
      const batch = order.batchId ? await em.findOneBy(PaymentBatch, { id: order.batchId }) : null;
      return {
        ...item!,
        rib: order.rib,
        holder: order.holder,
        people: { prepared: nameOf(order.preparedBy), verified: nameOf(order.verifiedBy), authorised: nameOf(order.authorisedBy) },
        verified: order.verifiedBy ? momentOf('verify') : null,
        authorised: order.authorisedBy ? momentOf('authorise') : null,
        imported: order.imported,
        batch: batch && { id: batch.id, number: batch.number },
        reason: order.reason,
        blockers: await this.payable.blockersOf(em, order),
        proposalId: (await waitingOn(em, [order.id])).get(order.id) ?? null,
      };
    });
  }

  recoveries(actor: Actor, query: PageQuery): Promise<Page<RecoveryItem>> {
    return this.tx.run(async (em) => {
      const { rows, total } = await listRecoveries(em, actor, query);
      const conventions = await this.conventions.factsOf(
        em,
        rows.map((row) => row.conventionId),
      );
      const items = await recoveryItems(em, rows, (row) => conventions.get(row.conventionId)?.number ?? '—');
      return { items, page: query.page, pageSize: query.pageSize, total };
    });
  }

  /** The movements of one convention, oldest first. @throws NOT_FOUND */
  ledger(actor: Actor, conventionId: string): Promise<LedgerLine[]> {
    return this.tx.run(async (em) => {
      const convention = await this.conventions.facts(em, conventionId);
      requireAccess(actor, 'ledger.read', { regionCode: convention.regionCode, associationId: convention.associationId });
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

  private async items(em: Em, actor: Actor, rows: readonly PaymentOrder[]): Promise<OrderItem[]> {
    const conventions = await this.conventions.factsOf(
      em,
      rows.map((row) => row.conventionId),
    );
    const associations = await this.associations.factsOf(
      em,
      rows.map((row) => row.associationId),
    );
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      state: row.state,
      stateLabel: paymentOrderMachine.label(row.state),
      conventionId: row.conventionId,
      conventionNumber: conventions.get(row.conventionId)?.number ?? '—',
      association: { id: row.associationId, name: associations.get(row.associationId)?.name ?? UNKNOWN_NAME },
      regionCode: row.regionCode,
      trancheRank: row.trancheRank,
      amountCentimes: row.amountCentimes,
      prepared: row.imported ? null : zonedInstant(row.preparedAt),
      executedOn: row.executedOn,
      can: paymentOrderMachine.events.filter((event) => mayAdvance(actor, row, event)),
    }));
  }
}

function mayAdvance(actor: Actor, order: PaymentOrder, event: EventOf<typeof paymentOrderMachine>): boolean {
  const takesThreePeople = event === 'verify' || event === 'authorise';
  const excludedPersonIds = takesThreePeople ? [order.preparedBy, order.verifiedBy] : [];
  const { regionCode, associationId } = order;
  return mayCause(actor, paymentOrderMachine, order.state, event, { regionCode, associationId, excludedPersonIds });
}

function trancheView({ tranche, status, blockers, order }: TrancheStatus): TrancheView {
  return {
    id: tranche.id,
    rank: tranche.rank,
    amountCentimes: tranche.amountCentimes,
    status,
    statusLabel: STATUS_LABELS[status],
    blockers,
    order: order && {
      id: order.id,
      number: order.number,
      state: order.state,
      stateLabel: paymentOrderMachine.label(order.state),
      executedOn: order.executedOn,
    },
  };
}

async function recoveryItems(
  em: Em,
  rows: readonly RecoveryOrder[],
  conventionOf: (row: RecoveryOrder) => string,
): Promise<RecoveryItem[]> {
  const waiting = await waitingOn(
    em,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...recoveryItem(row, conventionOf(row)), proposalId: waiting.get(row.id) ?? null }));
}

function recoveryItem(row: RecoveryOrder, conventionNumber: string): Omit<RecoveryItem, 'proposalId'> {
  const { id, number, conventionId, amountCentimes, reason, state, settledOn, reference } = row;
  const stateLabel = recoveryOrderMachine.label(state);
  return {
    id,
    number,
    conventionId,
    conventionNumber,
    amountCentimes,
    reason,
    state,
    stateLabel,
    issued: zonedInstant(row.issuedAt),
    settledOn,
    reference,
    receivableOf: row.paymentOrderId,
  };
}
