import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock, SystemClock } from '#kernel';
import { HiddenFiles } from './access/hidden-files.js';
import { InstitutionParts } from './access/institution-parts.js';
import { AuditChecks, CheckAudit } from './audit/check.job.js';
import { AuditHeads, PublishAuditHead } from './audit/publish-head.job.js';
import { AuditChain } from './audit/seal.js';
import { TrailNames } from './audit/trail-names.js';
import { TrailProtection } from './audit/trail-protection.js';
import { Trail } from './audit/trail.js';
import { CONFIG, type Config } from './config/config.js';
import { CONTEXTS, type ContextDefinition } from './context.js';
import { dataSourceOptions } from './database/data-source.js';
import { Tx } from './database/tx.js';
import { ExpireProposals } from './dual-control/expire-proposals.job.js';
import { Proposals } from './dual-control/proposals.js';
import { FileStore, openFileStore } from './files/file-store.js';
import { CheckContents, EraseContent } from './files/content.jobs.js';
import { Files } from './files/files.js';
import { ScanContents } from './files/scan.jobs.js';
import { Scanner } from './files/scanner.js';
import { Uploads } from './files/uploads.js';
import { Extensions } from './extensions.js';
import { FailedJobs, SweepFailedJobs } from './jobs/failed-jobs.js';
import { Resumable } from './http/resumable.js';
import { JobRegistry } from './jobs/job-registry.js';
import { JobRunner } from './jobs/job-runner.js';
import { Queues } from './jobs/queues.js';
import { Lifecycle } from './lifecycle/lifecycle.js';
import { Bulk } from './lists/bulk.js';
import { Exports } from './lists/exports.js';
import { KeptSums } from './lists/kept-sums.js';
import { Lists } from './lists/lists.js';
import { Mailer } from './mail/mailer.js';
import { Outbox } from './outbox/outbox.js';
import { OutboxRelay } from './outbox/relay.js';
import { Documents } from './pdf/documents.js';
import { PdfReading } from './pdf-reading/pdf-reading.js';
import { ForgetOld, PlatformJobs } from './platform.jobs.js';
import { Signing } from './signing/signing.service.js';
import { Vault } from './secrets/vault.js';
import { Verifications } from './verification/verifications.js';

/** What a process gets beside the contexts: database, outbox, jobs, files, mail, secrets; all by configuration. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: Config, contexts: readonly ContextDefinition[]): DynamicModule {
    const schema = {
      entities: contexts.flatMap((context) => context.entities),
      migrations: contexts.flatMap((context) => context.migrations),
    };
    const registry = new JobRegistry(
      contexts.flatMap((context) => context.jobs),
      contexts.flatMap((context) => context.subscriptions),
      contexts.flatMap((context) => context.schedules),
    );
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: CONTEXTS, useValue: contexts },
      { provide: JobRegistry, useValue: registry },
      { provide: Clock, useClass: SystemClock },
      { provide: FileStore, useFactory: () => openFileStore(config.FILES_URL) },
      Extensions,
      Tx,
      HiddenFiles,
      InstitutionParts,
      Trail,
      AuditChain,
      AuditChecks,
      CheckAudit,
      AuditHeads,
      PublishAuditHead,
      TrailProtection,
      TrailNames,
      Outbox,
      Lifecycle,
      KeptSums,
      Lists,
      Bulk,
      Exports,
      OutboxRelay,
      Queues,
      JobRunner,
      FailedJobs,
      SweepFailedJobs,
      Files,
      Mailer,
      Vault,
      Documents,
      PdfReading,
      Signing,
      Verifications,
      PlatformJobs,
      ForgetOld,
      Proposals,
      ExpireProposals,
      CheckContents,
      EraseContent,
      ScanContents,
      Scanner,
      Uploads,
      Resumable,
    ];
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(config.DATABASE_URL, schema, config.DATABASE_POOL),
          retryAttempts: 10,
          retryDelay: 500,
        }),
      ],
      providers,
      exports: providers.map((provider) => (typeof provider === 'function' ? provider : provider.provide)),
    };
  }
}
