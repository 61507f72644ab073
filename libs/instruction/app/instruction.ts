import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Em } from '#platform';
import { InstructionFile } from '../data/instruction-file.entity.js';
import { TechnicalOpinion } from '../data/requests.entity.js';
import { opinionView, type OpinionView } from './instruction.reads.js';

/** What later stages may ask of instruction. Notes are not among it. */
@Injectable()
export class Instruction {
  /** The technical opinions that were given on files, by application. */
  async opinionsOn(em: Em, applicationIds: readonly string[]): Promise<Map<string, OpinionView[]>> {
    const studies = await em.findBy(InstructionFile, { applicationId: In([...applicationIds]) });
    const applicationOf = new Map(studies.map((study) => [study.id, study.applicationId]));
    const opinions = await em.find(TechnicalOpinion, {
      where: { fileId: In([...applicationOf.keys()]), state: 'answered' },
      order: { answeredAt: 'ASC' },
    });
    const result = new Map<string, OpinionView[]>();
    for (const opinion of opinions) {
      const applicationId = applicationOf.get(opinion.fileId)!;
      result.set(applicationId, [...(result.get(applicationId) ?? []), opinionView(opinion)]);
    }
    return result;
  }
}
