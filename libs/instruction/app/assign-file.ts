import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import { HiddenFiles, Lifecycle, SYSTEM, Trail, Tx, type Actor, type Em } from '#platform';
import { InstructionFile } from '../data/instruction-file.entity.js';
import { leastLoaded } from '../domain/checklist.js';
import { instructionErrors } from '../domain/errors.js';
import { InstructionFiles } from './files.js';
import { instructionMachine, TO_STUDY } from '../domain/instruction.machine.js';
import { instructionLife } from './instruction.lives.js';

/** Gives files to instructors: by load when a file arrives, by a programme officer's choice afterwards. */
@Injectable()
export class AssignFile {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly trail: Trail,
    private readonly files: InstructionFiles,
    private readonly directory: Directory,
    private readonly hidden: HiddenFiles,
  ) {}

  /** The instructor of the region with the fewest open files; without one the file waits for a programme officer. */
  async balance(em: Em, file: InstructionFile): Promise<void> {
    // Two files of one region that arrive together must not both count the same load.
    await em.query(`SELECT pg_advisory_xact_lock(hashtext('instruction.assign ' || $1))`, [file.regionCode]);
    const candidates = await this.candidates(em, file);
    const chosen = leastLoaded(candidates);
    if (chosen) await this.give(em, SYSTEM, file, chosen);
  }

  /** @throws NOT_FOUND · WRONG_STATE · NO_INSTRUCTOR */
  execute(actor: Actor, command: { fileId: string; instructorId: string }): Promise<void> {
    return this.tx.run(async (em) => {
      const file = await this.files.lock(em, actor, 'instruction.assign', command.fileId);
      const candidates = await this.candidates(em, file);
      if (!candidates.some((candidate) => candidate.personId === command.instructorId)) throw instructionErrors.NO_INSTRUCTOR();
      await this.give(em, actor, file, command.instructorId);
    });
  }

  /** Who may study a file and how many they have open; members of the association and whoever is kept from the file are left out. */
  async candidates(
    em: Em,
    { regionCode, associationId, applicationId }: Pick<InstructionFile, 'regionCode' | 'associationId' | 'applicationId'>,
  ): Promise<{ personId: string; name: string; openFiles: number }[]> {
    const holders = await this.directory.holders(em, ['instructor'], { regionCode });
    const ids = holders.map((holder) => holder.id);
    const own = await this.directory.associationsOf(em, ids);
    const kept = await this.hidden.keptFrom(em, applicationId, ids);
    const loads = await em.query<{ instructor_id: string; open: number }[]>(
      `SELECT instructor_id, count(*)::int AS open FROM instruction_file
       WHERE instructor_id = ANY($1::uuid[]) AND state IN ('assigned', 'completing', 'admissible') GROUP BY instructor_id`,
      [ids],
    );
    const load = new Map(loads.map((row) => [row.instructor_id, row.open]));
    return holders
      .filter((holder) => !own.get(holder.id)?.includes(associationId) && !kept.has(holder.id))
      .map((holder) => ({ personId: holder.id, name: holder.name, openFiles: load.get(holder.id) ?? 0 }));
  }

  private async give(em: Em, actor: Actor, file: InstructionFile, instructorId: string): Promise<void> {
    if (instructionMachine.can(file.state, 'assign')) {
      await this.lifecycle.move(em, actor, instructionLife, file, 'assign', { instructorId }, { detail: { instructorId } });
      return;
    }
    instructionMachine.requireIn(file.state, TO_STUDY, 'reassign');
    await em.update(InstructionFile, { id: file.id }, { instructorId });
    const detail = { from: file.instructorId, to: instructorId };
    await this.trail.record(em, actor, { subject: 'instruction', subjectId: file.id, event: 'reassign', detail });
  }
}
