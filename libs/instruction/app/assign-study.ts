import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import { ProgrammeParties } from '#programmes';
import { HiddenFiles, Lifecycle, SYSTEM, Trail, Tx, type Actor, type Em } from '#platform';
import { InstructionFile } from '../data/instruction-file.entity.js';
import { lockAssignments, openStudiesOf } from '../data/instruction.queries.js';
import { leastLoaded } from '../domain/checklist.js';
import { instructionErrors } from '../domain/errors.js';
import { Studies } from './studies.js';
import { instructionMachine, TO_STUDY } from '../domain/instruction.machine.js';
import { instructionLife } from './instruction.lives.js';

interface Assignment {
  fileId: string;
  instructorId: string;
}

/** Gives studies to instructors: by load when a file arrives, by a programme officer's choice afterwards. */
@Injectable()
export class AssignStudy {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly studies: Studies,
    private readonly directory: Directory,
    private readonly hidden: HiddenFiles,
    private readonly parties: ProgrammeParties,
  ) {}

  /**
   * The instructor of the region with the fewest open files, of the institution that operates there before any other; without one the file
   * waits for a programme officer.
   */
  async balance(em: Em, study: InstructionFile): Promise<void> {
    const { programmeId, regionCode } = study;
    await lockAssignments(em, regionCode);
    const candidates = await this.candidates(em, study);
    const institutionId = await this.parties.operatingId(em, programmeId, regionCode);
    const theirs = new Set((await this.directory.holders(em, ['instructor'], { regionCode, institutionId })).map(({ id }) => id));
    const chosen = leastLoaded(candidates.filter(({ personId }) => theirs.has(personId))) ?? leastLoaded(candidates);
    if (chosen) await this.give(em, SYSTEM, study, chosen);
  }

  /** @throws NOT_FOUND · WRONG_STATE · NO_INSTRUCTOR · ALREADY_ASSIGNED */
  execute(actor: Actor, command: Assignment): Promise<void> {
    return this.tx.run((em) => this.assign(em, actor, command));
  }

  /** The same within a transaction of the caller. */
  async assign(em: Em, actor: Actor, { fileId, instructorId }: Assignment): Promise<void> {
    const study = await this.studies.lock(em, actor, 'instruction.assign', fileId);
    const candidates = await this.candidates(em, study);
    if (!candidates.some((candidate) => candidate.personId === instructorId)) throw instructionErrors.NO_INSTRUCTOR();
    if (study.instructorId === instructorId) throw instructionErrors.ALREADY_ASSIGNED();
    await this.give(em, actor, study, instructorId);
  }

  /** Who may study a file and how many they have open, of those the reader may know; members of the association and whoever is kept from the file are left out. */
  async candidates(
    em: Em,
    {
      programmeId,
      regionCode,
      associationId,
      applicationId,
    }: Pick<InstructionFile, 'programmeId' | 'regionCode' | 'associationId' | 'applicationId'>,
    reader: Actor | null = null,
  ): Promise<{ personId: string; name: string; openFiles: number }[]> {
    const holders = await this.directory.holders(em, ['instructor'], { programmeId, regionCode });
    const ids = holders.map((holder) => holder.id);
    const own = await this.directory.associationsOf(em, ids);
    const kept = await this.hidden.keptFrom(em, applicationId, ids);
    const open = await openStudiesOf(em, ids, reader);
    return holders
      .filter((holder) => !own.get(holder.id)?.includes(associationId) && !kept.has(holder.id))
      .map((holder) => ({ personId: holder.id, name: holder.name, openFiles: open.get(holder.id) ?? 0 }));
  }

  /** Who holds the role in a region and for an institution, or anywhere, whatever the file. */
  async instructors(em: Em, reader: Actor): Promise<{ personId: string; name: string; openFiles: number }[]> {
    const { regionCode, institutionId } = reader.scope;
    const holders = await this.directory.holders(em, ['instructor'], { regionCode, institutionId });
    const ids = holders.map(({ id }) => id);
    const open = await openStudiesOf(em, ids, reader);
    return holders.map(({ id, name }) => ({ personId: id, name, openFiles: open.get(id) ?? 0 }));
  }

  /** In the caller's transaction, which has decided who. @throws WRONG_STATE */
  async give(em: Em, actor: Actor, study: InstructionFile, instructorId: string): Promise<void> {
    if (instructionMachine.can(study.state, 'assign')) {
      await this.lifecycle.move(em, actor, instructionLife, study, 'assign', { instructorId }, { detail: { instructorId } });
      return;
    }
    instructionMachine.requireIn(study.state, TO_STUDY, 'reassign');
    await em.update(InstructionFile, { id: study.id }, { instructorId });
    const detail = { from: study.instructorId, to: instructorId };
    await this.trail.record(em, actor, { subject: 'instruction', subjectId: study.id, event: 'reassign', detail });
  }
}
