import { checkAll, declareEligible as declareStudyEligible, readStudy } from '#seeds';
import type { User } from './people.js';
import { must, programmeOfficer } from './programmes.js';
import { eventually, type World } from './world.js';

/** The study of a submitted file, once the worker has opened it. */
export async function studyOf(world: World, applicationId: string): Promise<string> {
  const [row] = await eventually(async () => {
    const rows = await world.sql<{ id: string }>(`SELECT id FROM instruction_file WHERE application_id = $1`, [applicationId]);
    return rows.length > 0 && rows;
  }, `the study of application ${applicationId}`);
  return row!.id;
}

/** Every point of one kind found conform. */
export { checkAll as findConform, readStudy };

/** The study becomes this instructor's, whoever had the least to do when it was opened. */
export async function entrust(world: World, id: string, instructor: User): Promise<void> {
  if ((await readStudy(instructor, id)).instructor?.id === instructor.id) return;
  const officer = await programmeOfficer(world);
  must(await officer.post(`/api/instruction/files/${id}/assignments`, { instructorId: instructor.id }));
}

/** A submitted file declared admissible and eligible by its instructor, over HTTP. */
export async function declareEligible(world: World, instructor: User, applicationId: string): Promise<string> {
  const id = await studyOf(world, applicationId);
  await entrust(world, id, instructor);
  await declareStudyEligible(instructor, id);
  return id;
}
