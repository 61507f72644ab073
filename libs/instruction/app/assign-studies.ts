import { Injectable } from '@nestjs/common';
import type { Actor, BulkAct, BulkRowFacts, Em } from '#platform';
import { AssignStudy } from './assign-study.js';
import { StudiesList, type InstructionRow } from './studies.list.js';

/** Gives several studies to one instructor. */
@Injectable()
export class AssignStudies implements BulkAct<InstructionRow, { instructorId: string }> {
  readonly at = '/api/instruction/assignments';
  readonly policy = 'instruction.assign';

  constructor(
    readonly list: StudiesList,
    private readonly assignment: AssignStudy,
  ) {}

  row({ id, number, association, askedCentimes }: InstructionRow): BulkRowFacts {
    return { id, number, name: association, amountCentimes: askedCentimes };
  }

  async one(em: Em, actor: Actor, id: string, { instructorId }: { instructorId: string }): Promise<null> {
    await this.assignment.assign(em, actor, { fileId: id, instructorId });
    return null;
  }
}
