import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Applications } from '#applications';
import { Associations } from '#associations';
import { Calls } from '#calls';
import { defineJob, newId, SYSTEM, Trail, Tx, type Em, type JobHandler } from '#platform';
import { InstructionFile, InstructionItem } from '../data/instruction-file.entity.js';
import { buildChecklist } from '../domain/checklist.js';
import { instructionMachine } from '../domain/instruction.machine.js';
import { AssignFile } from './assign-file.js';

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
    private readonly assignment: AssignFile,
  ) {}

  handle({ applicationId }: { applicationId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const facts = await this.applications.facts(em, applicationId);
      const file = Object.assign(new InstructionFile(), {
        id: newId(),
        applicationId,
        callId: facts.callId,
        associationId: facts.associationId,
        number: facts.number ?? '',
        regionCode: facts.regionCode,
        state: instructionMachine.initial,
        instructorId: null,
        reason: null,
      });
      // A second telling of the same event finds the file there.
      const inserted = await em.createQueryBuilder().insert().into(InstructionFile).values(file).orIgnore().returning('id').execute();
      if ((inserted.raw as unknown[]).length === 0) return 'skipped';
      await em.insert(InstructionItem, await this.items(em, file, facts));
      await this.trail.record(em, SYSTEM, { subject: 'instruction', subjectId: file.id, event: 'open', to: file.state });
      await this.assignment.balance(em, file);
      return 'done';
    });
  }

  private async items(
    em: Em,
    file: InstructionFile,
    facts: { formRevisionId: string; gridRevisionId: string; submittedAt: Date | null },
  ): Promise<InstructionItem[]> {
    const rules = await this.calls.rulesUnder(em, file.callId, facts);
    const dossier = await this.applications.dossier(em, file.applicationId);
    const inVault = await this.associations.validDocuments(em, file.associationId, facts.submittedAt ?? (await this.tx.now(em)));
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
        fileId: file.id,
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
