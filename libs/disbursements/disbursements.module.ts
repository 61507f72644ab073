import { Global, Module } from '@nestjs/common';
import { MONEY_OPEN } from './data/retention.queries.js';
import { institutionHoldSources, parameterDefinitions } from '#institution';
import { historySources } from '#associations';
import { paidSources } from '#programmes';
import { paidByEnvelope } from './data/paid-by-envelope.queries.js';
import { DisbursementHistory } from './app/disbursement-history.js';
import { bindDeadline, todoSources } from '#notifications';
import { ConventionInForce } from '#conventions';
import { bind, bindProposal, bulkActs, defineContext, lists, lives, subscribe, personalData, legalHolds } from '#platform';
import { BatchesList } from './app/batches.list.js';
import { CasesList } from './app/cases.list.js';
import { OrdersList } from './app/orders.list.js';
import { RecoveriesList } from './app/recoveries.list.js';
import { StatementsList } from './app/statements.list.js';
import { TranchesList } from './app/tranches.list.js';
import { AdvancePayment } from './app/advance-payment.js';
import { BatchReads } from './app/batch.reads.js';
import { BankMoves } from './app/bank-moves.js';
import { CommitConvention, commitConvention } from './app/commit-convention.job.js';
import { PaymentOrderMoved, RecoveryIssued } from './app/disbursement.events.js';
import { TellPayment, tellPayment, TellRecovery, tellRecovery } from './app/disbursement.messages.js';
import { closeCase, giveUpRecovery, matchCase, reversePayment, settleRecovery } from './app/disbursement.proposals.js';
import { DisbursementTodos } from './app/disbursement.todos.js';
import { DisbursementReads } from './app/disbursement.reads.js';
import { Disbursements } from './app/disbursements.js';
import { ImportStatement } from './app/import-statement.js';
import { Ledger } from './app/ledger.js';
import { FileOfPayments, PreparePayments, VerifyPayments } from './app/orders.bulk.js';
import { MoneySubjects } from './app/money-subjects.js';
import { PayableNow } from './app/payable-now.js';
import { PaymentOrders } from './app/payment-orders.js';
import { PreparePayment } from './app/prepare-payment.js';
import { ReadEntries } from './app/read-entries.js';
import { RECOVERY_DUE, RecoveriesDue } from './app/recovery.deadlines.js';
import { Recoveries } from './app/recoveries.js';
import { RenderSlip, renderSlip } from './app/render-slip.job.js';
import { ReversePayment } from './app/reverse-payment.js';
import { SecondDebits } from './app/second-debits.js';
import { SendPayments } from './app/send-payments.js';
import { CloseCase, MatchCase } from './app/settle-case.js';
import { GiveUpRecovery, SettleRecovery } from './app/settle-recovery.js';
import { StatementCaseReads } from './app/statement-cases.reads.js';
import { StatementReads } from './app/statement.reads.js';
import { TrancheStatuses } from './app/tranche-statuses.js';
import { paymentOrderLife, recoveryOrderLife, statementCaseLife } from './app/disbursement.lives.js';
import { Disbursements1790001000000 } from './data/migrations/1790001000000-disbursements.js';
import { BankCases1790240000000 } from './data/migrations/1790240000000-bank-cases.js';
import { BankNet1790251000000 } from './data/migrations/1790251000000-bank-net.js';
import { DisbursementSearch1790300320000 } from './data/migrations/1790300320000-disbursement-search.js';
import { RecoveryDue1790314000000 } from './data/migrations/1790314000000-recovery-due.js';
import { DisbursementLists1790330040000 } from './data/migrations/1790330040000-disbursement-lists.js';
import { AccountOfBatch1790400430000 } from './data/migrations/1790400430000-account-of-batch.js';
import { RecoveryDelay1790400831000 } from './data/migrations/1790400831000-recovery-delay.js';
import { AuthorisedAccounts1790400907000 } from './data/migrations/1790400907000-authorised-accounts.js';
import { OrdersProgramme1790400805000 } from './data/migrations/1790400805000-orders-programme.js';
import { PaymentBatch, PaymentOrder, RecoveryOrder, ReportFact } from './data/payment-order.entity.js';
import { BankStatementFile, LedgerEntry, StatementCase, StatementEntry } from './data/statement.entity.js';
import { paymentsHolding } from './data/orders.queries.js';
import { disbursementInvariants } from './disbursements.invariants.js';
import { disbursementDelays } from './app/disbursement.parameters.js';
import { disbursementPolicies } from './disbursements.policies.js';
import { disbursementsTrail } from './disbursements.trail.js';
import { BankController } from './http/bank.controller.js';
import { StatementCasesController } from './http/statement-cases.controller.js';
import { DisbursementsController } from './http/disbursements.controller.js';
import { disbursementsPersonalData } from './disbursements.personal-data.js';

const providers = [
  BatchesList,
  DisbursementHistory,
  CasesList,
  OrdersList,
  RecoveriesList,
  StatementsList,
  TranchesList,
  Disbursements,
  DisbursementTodos,
  DisbursementReads,
  StatementReads,
  Ledger,
  PaymentOrders,
  TrancheStatuses,
  PayableNow,
  MoneySubjects,
  PreparePayment,
  AdvancePayment,
  PreparePayments,
  VerifyPayments,
  FileOfPayments,
  SendPayments,
  ImportStatement,
  ReadEntries,
  SecondDebits,
  BankMoves,
  BatchReads,
  Recoveries,
  RecoveriesDue,
  StatementCaseReads,
  CloseCase,
  MatchCase,
  ReversePayment,
  SettleRecovery,
  GiveUpRecovery,
  RenderSlip,
  TellPayment,
  TellRecovery,
  CommitConvention,
];

@Global()
@Module({ providers, exports: providers })
export class DisbursementsModule {}

export const disbursementsContext = defineContext({
  name: 'disbursements',
  module: DisbursementsModule,
  controllers: [DisbursementsController, BankController, StatementCasesController],
  entities: [PaymentOrder, PaymentBatch, ReportFact, RecoveryOrder, BankStatementFile, StatementEntry, StatementCase, LedgerEntry],
  migrations: [
    Disbursements1790001000000,
    BankCases1790240000000,
    BankNet1790251000000,
    DisbursementSearch1790300320000,
    RecoveryDue1790314000000,
    DisbursementLists1790330040000,
    AccountOfBatch1790400430000,
    OrdersProgramme1790400805000,
    RecoveryDelay1790400831000,
    AuthorisedAccounts1790400907000,
  ],
  lives: lives(paymentOrderLife, recoveryOrderLife, statementCaseLife),
  policies: disbursementPolicies,
  trail: disbursementsTrail,
  jobs: [
    bind(renderSlip, RenderSlip),
    bind(tellPayment, TellPayment),
    bind(tellRecovery, TellRecovery),
    bind(commitConvention, CommitConvention),
  ],
  subscriptions: [
    subscribe(ConventionInForce, commitConvention),
    subscribe(PaymentOrderMoved, tellPayment),
    subscribe(RecoveryIssued, tellRecovery),
  ],
  proposals: [
    bindProposal(reversePayment, ReversePayment),
    bindProposal(settleRecovery, SettleRecovery),
    bindProposal(giveUpRecovery, GiveUpRecovery),
    bindProposal(matchCase, MatchCase),
    bindProposal(closeCase, CloseCase),
  ],
  invariants: disbursementInvariants,
  brings: [
    institutionHoldSources.with(paymentsHolding),
    legalHolds.with({
      code: 'disbursements.open',
      what: { fr: 'Paiement ou recouvrement en cours', ar: 'أداء أو استرجاع جار', en: 'Payment or recovery under way' },
      associations: MONEY_OPEN,
    }),
    ...disbursementsPersonalData.map((entry) => personalData.with(entry)),
    parameterDefinitions.with(disbursementDelays),
    lists.by(BatchesList),
    lists.by(CasesList),
    lists.by(OrdersList),
    lists.by(RecoveriesList),
    lists.by(StatementsList),
    lists.by(TranchesList),
    bulkActs.by(PreparePayments),
    bulkActs.by(VerifyPayments),
    bulkActs.by(FileOfPayments),
    historySources.by(DisbursementHistory),
    paidSources.with(paidByEnvelope),
    todoSources.by(DisbursementTodos),
    bindDeadline(RECOVERY_DUE, RecoveriesDue),
  ],
});
