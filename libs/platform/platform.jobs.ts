import { Injectable } from '@nestjs/common';
import { SYSTEM } from './access/actor.js';
import { AuditCheck } from './audit/audit-check.entity.js';
import { AuditChecks, CheckAudit, checkAudit } from './audit/check.job.js';
import { PublishedHead } from './audit/audit-head.entity.js';
import { AuditHeads, publishHead, PublishAuditHead } from './audit/publish-head.job.js';
import { AuditChain } from './audit/seal.js';
import { AuditEntry, AuditSeal } from './audit/audit-entry.entity.js';
import { bind, defineContext } from './context.js';
import { Platform1790000000000 } from './database/migrations/1790000000000-platform.js';
import { AuditChecks1790100000000 } from './database/migrations/1790100000000-audit-checks.js';
import { Proposals1790200000000 } from './database/migrations/1790200000000-proposals.js';
import { ExpireProposals, expireProposals } from './dual-control/expire-proposals.job.js';
import { Proposal } from './dual-control/proposal.entity.js';
import { proposalLife } from './dual-control/proposal.life.js';
import { StoredContents1790210000000 } from './database/migrations/1790210000000-stored-contents.js';
import { CheckContents, checkContents, EraseContent, eraseContent } from './files/content.jobs.js';
import { ScanContents, scanContents } from './files/scan.jobs.js';
import { ProgrammeOf1790400801000 } from './database/migrations/1790400801000-programme-of.js';
import { ProposalScope1790400807000 } from './database/migrations/1790400807000-proposal-scope.js';
import { ResumableUploads1790400860000 } from './database/migrations/1790400860000-resumable-uploads.js';
import { SaidProposals1790400906000 } from './database/migrations/1790400906000-said-proposals.js';
import { ProposalsOfTheCountry1790400903000 } from './database/migrations/1790400903000-proposals-of-the-country.js';
import { UploadsUsedWith1790400902000 } from './database/migrations/1790400902000-uploads-used-with.js';
import { WordsInJson1790400901000 } from './database/migrations/1790400901000-words-in-json.js';
import { ContentScans1790400220000 } from './database/migrations/1790400220000-content-scans.js';
import { ContentCheck, ContentScan, KeptSecret, SeedStep, StoredFile } from './files/stored-file.entity.js';
import { ResumableUpload, UploadPart } from './files/upload.entity.js';
import { Uploads } from './files/uploads.js';
import { AuditHeads1790220000000 } from './database/migrations/1790220000000-audit-heads.js';
import { FailedJobs1790220100000 } from './database/migrations/1790220100000-failed-jobs.js';
import { PatientRows1790350000000 } from './database/migrations/1790350000000-patient-rows.js';
import { OneCounter1790299000000 } from './database/migrations/1790299000000-one-counter.js';
import { Search1790300000000 } from './database/migrations/1790300000000-search.js';
import { PlatformLists1790330080000 } from './database/migrations/1790330080000-platform-lists.js';
import { Tx } from './database/tx.js';
import { FailedJob } from './jobs/failed-job.entity.js';
import { sweepFailed, SweepFailedJobs } from './jobs/failed-jobs.js';
import { defineJob, noPayload, type JobHandler } from './jobs/job.js';
import { lives } from './lifecycle/life.js';
import { NumberCounter } from './numbers/number-counter.entity.js';
import { IdempotencyKey, OutboxRow } from './outbox/outbox.entity.js';
import { personalData } from './personal-data.js';
import { platformPersonalData } from './platform.personal-data.js';

const keepHouse = defineJob({ name: 'platform.keep-house', queue: 'events', payload: noPayload, attempts: 1 });

/** Once a minute: seals the audit rows; once a day it has the chain checked and its head published. */
@Injectable()
export class PlatformJobs implements JobHandler<Record<string, never>> {
  constructor(
    private readonly chain: AuditChain,
    private readonly checks: AuditChecks,
    private readonly heads: AuditHeads,
    private readonly tx: Tx,
  ) {}

  async handle(): Promise<'done'> {
    while ((await this.chain.seal()) > 0);
    await this.tx.run((em) => this.checks.askWhenDue(em, SYSTEM));
    await this.tx.run((em) => this.heads.askWhenDue(em));
    return 'done';
  }
}

const forget = defineJob({ name: 'platform.forget', queue: 'events', payload: noPayload, attempts: 1 });

/**
 * Once an hour: forgets carried outbox rows after a week, answers to old keys after a month, and files that a route took in parts after an
 * hour. `statement_timestamp()`, because an index is of no use to a clock that moves within the statement: with a million keys every run
 * would read them all.
 */
@Injectable()
export class ForgetOld implements JobHandler<Record<string, never>> {
  constructor(
    private readonly tx: Tx,
    private readonly uploads: Uploads,
  ) {}

  async handle(): Promise<'done'> {
    while ((await this.uploads.forgetUsed()) > 0);
    await this.tx.run((em) => em.query(`DELETE FROM outbox WHERE published_at < statement_timestamp() - interval '7 days'`));
    await this.tx.run((em) => em.query(`DELETE FROM idempotency_key WHERE created_at < statement_timestamp() - interval '30 days'`));
    return 'done';
  }
}

class NoModule {}

export const platformContext = defineContext({
  name: 'platform',
  module: NoModule,
  entities: [
    ...[OutboxRow, IdempotencyKey, AuditEntry, AuditSeal, AuditCheck, PublishedHead, FailedJob],
    ...[ResumableUpload, UploadPart],
    ...[StoredFile, ContentCheck, ContentScan, KeptSecret, SeedStep, Proposal, NumberCounter],
  ],
  migrations: [
    Platform1790000000000,
    AuditChecks1790100000000,
    Proposals1790200000000,
    StoredContents1790210000000,
    AuditHeads1790220000000,
    FailedJobs1790220100000,
    OneCounter1790299000000,
    Search1790300000000,
    PlatformLists1790330080000,
    PatientRows1790350000000,
    ContentScans1790400220000,
    ProgrammeOf1790400801000,
    ProposalScope1790400807000,
    ResumableUploads1790400860000,
    WordsInJson1790400901000,
    UploadsUsedWith1790400902000,
    ProposalsOfTheCountry1790400903000,
    SaidProposals1790400906000,
  ],
  brings: platformPersonalData.map((entry) => personalData.with(entry)),
  lives: lives(proposalLife),
  trail: {
    subjects: {
      proposal: { fr: 'Proposition à deux personnes', ar: 'مقترح يتطلب شخصين', en: 'Proposal for two persons' },
      failed_job: { fr: 'Travail en échec', ar: 'مهمة متعثرة', en: 'Failed job' },
    },
    acts: {
      'person.export_list': { fr: 'Exporter une liste', ar: 'تصدير لائحة', en: 'Export a list' },
      'proposal.propose': { fr: 'Proposer', ar: 'اقتراح', en: 'Propose' },
      'failed_job.retry': { fr: 'Relancer le travail', ar: 'إعادة تشغيل المهمة', en: 'Retry the job' },
    },
    references: { failed_job: 'SELECT id, name AS reference FROM failed_job' },
  },
  jobs: [
    bind(keepHouse, PlatformJobs),
    bind(forget, ForgetOld),
    bind(checkAudit, CheckAudit),
    bind(expireProposals, ExpireProposals),
    bind(eraseContent, EraseContent),
    bind(checkContents, CheckContents),
    bind(scanContents, ScanContents),
    bind(publishHead, PublishAuditHead),
    bind(sweepFailed, SweepFailedJobs),
  ],
  schedules: [
    { job: keepHouse, everyMs: 60_000 },
    { job: forget, everyMs: 3_600_000 },
    { job: expireProposals, everyMs: 10 * 60_000 },
    { job: checkContents, everyMs: 15 * 60_000 },
    { job: scanContents, everyMs: 60_000 },
    { job: sweepFailed, everyMs: 300_000 },
  ],
});
