import { Global, Module } from '@nestjs/common';
import { bind, defineContext, lists, lives, personalData } from '#platform';
import { CarryImport, UndoImport } from './app/carry-import.js';
import { DecideImport } from './app/decide-import.js';
import { ImportKinds } from './app/import-kinds.js';
import { ImportReport } from './app/import-report.js';
import { carryImport, purgeImports, resumeImports, undoImport } from './app/import.jobs.js';
import { importRunLife } from './app/import.lives.js';
import { ImportsList } from './app/imports.list.js';
import { ImportReads } from './app/imports.reads.js';
import { JudgeRows } from './app/judge-rows.js';
import { Mappings } from './app/mappings.js';
import { PurgeImports, ResumeImports } from './app/sweep-imports.js';
import { TakeFile } from './app/take-file.js';
import { ImportRow, ImportRun, RememberedMapping } from './data/import-run.entity.js';
import { Imports1790400700000 } from './data/migrations/1790400700000-imports.js';
import { ImportsOfInstitutions1790400810000 } from './data/migrations/1790400810000-imports-of-institutions.js';
import { MappingsOfInstitutions1790400911000 } from './data/migrations/1790400911000-mappings-of-institutions.js';
import { ImportsController } from './http/imports.controller.js';
import { importsPersonalData } from './imports.personal-data.js';
import { importsInvariants } from './imports.invariants.js';
import { importPolicies } from './imports.policies.js';
import { importsTrail } from './imports.trail.js';

const providers = [
  CarryImport,
  DecideImport,
  ImportKinds,
  ImportReads,
  ImportReport,
  ImportsList,
  JudgeRows,
  Mappings,
  PurgeImports,
  ResumeImports,
  TakeFile,
  UndoImport,
];

@Global()
@Module({ providers, exports: providers })
export class ImportsModule {}

export const importsContext = defineContext({
  name: 'imports',
  module: ImportsModule,
  controllers: [ImportsController],
  entities: [ImportRun, ImportRow, RememberedMapping],
  migrations: [Imports1790400700000, ImportsOfInstitutions1790400810000, MappingsOfInstitutions1790400911000],
  lives: lives(importRunLife),
  policies: importPolicies,
  trail: importsTrail,
  jobs: [
    bind(carryImport, CarryImport),
    bind(undoImport, UndoImport),
    bind(resumeImports, ResumeImports),
    bind(purgeImports, PurgeImports),
  ],
  schedules: [
    { job: resumeImports, everyMs: 60_000 },
    { job: purgeImports, everyMs: 3_600_000 },
  ],
  invariants: importsInvariants,
  brings: [lists.by(ImportsList), ...importsPersonalData.map((entry) => personalData.with(entry))],
});
