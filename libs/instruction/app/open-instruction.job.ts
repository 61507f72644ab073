import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Applications } from '#applications';
import { Associations } from '#associations';
import { Calls } from '#calls';
import { defineJob, newId, SYSTEM, Trail, Tx, type Em, type JobHandler } from '#platform';
import { InstructionFile, InstructionItem } from '../data/instruction-file.entity.js';
import { insertStudyOnce } from '../data/instruction.queries.js';
import { buildChecklist } from '../domain/checklist.js';
import { instructionMachine } from '../domain/instruction.machine.js';
import { AssignStudy } from './assign-study.js';

export const openInstruction = defineJob({
  name: 'instruction.open',
  queue: 'events',
  payload: z.object({ applicationId: z.uuid() }).loose(),
});

/** A file was submitted: its checklist is built from the call it was filed under, and it goes to an instructor of its region. */
@Injectable()
export class OpenInstruction implements JobHandler<{ applicationId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly applications: Applications,
    private readonly associations: Associations,
    private readonly calls: Calls,
    private readonly assignment: AssignStudy,
  ) {}

  handle({ applicationId }: { applicationId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const facts = await this.applications.facts(em, applicationId);
      const study = Object.assign(new InstructionFile(), {
        id: newId(),
        applicationId,
        callId: facts.callId,
        programmeId: facts.programmeId,
        associationId: facts.associationId,
        number: facts.number ?? '',
        regionCode: facts.regionCode,
        state: instructionMachine.initial,
        instructorId: null,
        reason: null,
      });
      // A second telling of the same event finds the file there.
      if (!(await insertStudyOnce(em, study))) return 'skipped';
      await em.insert(InstructionItem, await this.items(em, study, facts));
      await this.trail.record(em, SYSTEM, { subject: 'instruction', subjectId: study.id, event: 'open', to: study.state });
      await this.assignment.balance(em, study);
      return 'done';
    });
  }

  private async items(
    em: Em,
    study: InstructionFile,
    facts: { formRevisionId: string; gridRevisionId: string; submittedAt: Date | null },
  ): Promise<InstructionItem[]> {
    const rules = await this.calls.rulesUnder(em, study.callId, facts);
    const dossier = await this.applications.dossier(em, study.applicationId);
    const inVault = await this.associations.validDocuments(em, study.associationId, facts.submittedAt ?? (await this.tx.now(em)));
    const checklist = buildChecklist({
      submittedInTime: facts.submittedAt !== null && facts.submittedAt < rules.closesAt,
      documents: rules.documents,
      presentDocuments: new Set([
        ...dossier.attachments.map((attachment) => attachment.documentCode),
        ...rules.documents.filter((document) => document.fromVault && inVault.has(document.fromVault)).map((document) => document.code),
      ]),
      eligibility: rules.eligibility,
    });
    return checklist.map((item, position) =>
      Object.assign(new InstructionItem(), {
        id: newId(),
        fileId: study.id,
        ...item,
        position,
        verdict: null,
        remark: null,
        decidedBy: null,
        decidedAt: null,
      }),
    );
  }
}
