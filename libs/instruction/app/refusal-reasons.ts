import { Injectable } from '@nestjs/common';
import { CodedReasons, type CodedReasonView, type CountedReasonView, type OfferedReasonView, type SaidReasons } from '#institution';
import type { FieldError } from '#kernel';
import { found, Lists, requireAccess, Tx, type Actor, type Em } from '#platform';
import { ProgrammeParties } from '#programmes';
import { InstructionFile } from '../data/instruction-file.entity.js';
import { REASONS_OF_STUDY } from '../data/studies.list.js';
import type { ItemKind } from '../domain/checklist.js';
import { refusalReasons } from './instruction.parameters.js';
import { subjectOf } from './studies.js';
import { InstructionQuery, StudiesList, type RefusalsQuery } from './studies.list.js';

/** Why files are refused when they are studied, as the institution lists it whose people study them. */
@Injectable()
export class RefusalReasons {
  constructor(
    private readonly tx: Tx,
    private readonly lists: Lists,
    private readonly studies: StudiesList,
    private readonly parties: ProgrammeParties,
    private readonly reasons: CodedReasons,
  ) {}

  /** What a refusal of this file may be written with today. @throws NOT_FOUND · OWN_ASSOCIATION */
  offered(actor: Actor, fileId: string): Promise<OfferedReasonView[]> {
    return this.tx.read(async (em) => {
      const study = await found(em, InstructionFile, fileId);
      requireAccess(actor, 'instruction.read', subjectOf(study));
      return this.reasons.offered(em, refusalReasons, await this.operatingId(em, study));
    });
  }

  async chosen(
    em: Em,
    study: InstructionFile,
    kind: ItemKind,
    codes: readonly string[],
  ): Promise<{ said: SaidReasons; errors: FieldError[] }> {
    return this.reasons.chosen(em, refusalReasons, await this.operatingId(em, study), codes, kind);
  }

  /** What the reasons of a refusal are called, by the list under which it was written. */
  views(em: Em, study: SaidReasons): Promise<CodedReasonView[]> {
    return this.reasons.views(em, refusalReasons, study);
  }

  /** For what files were refused, the most frequent first; of those that the reader may see, of one call or of all. */
  counted(actor: Actor, { callId, regionCode }: RefusalsQuery): Promise<CountedReasonView[]> {
    return this.tx.read(async (em) => {
      const query = Object.assign(new InstructionQuery(), { callId, regionCode, pageSize: 1 });
      const { counts } = await this.lists.pageBy(em, actor, this.studies, query, REASONS_OF_STUDY);
      return this.reasons.counted(em, refusalReasons, counts);
    });
  }

  private operatingId(em: Em, { programmeId, regionCode }: InstructionFile): Promise<string> {
    return this.parties.operatingId(em, programmeId, regionCode);
  }
}
