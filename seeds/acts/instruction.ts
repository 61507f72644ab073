import type { InstructionDetail, InstructionRow } from '#instruction';
import type { HttpPerson } from '../http-person.js';
import { done, until } from './act.js';

/** The study of a file, opened by the worker once it is submitted. */
export function studyOf(instructor: HttpPerson, applicationId: string, callId: string): Promise<InstructionRow> {
  return until(async () => {
    const page = done<{ items: InstructionRow[] }>(
      await instructor.get(`/api/instruction/files?callId=${callId}&pageSize=100`),
      'list the studies',
    );
    return page.items.find((row) => row.applicationId === applicationId);
  }, `the study of ${applicationId}`);
}

export const readStudy = async (instructor: HttpPerson, id: string) =>
  done<InstructionDetail>(await instructor.get(`/api/instruction/files/${id}`), 'read the study');

/** Decides every point of one kind of the checklist as conform. */
export async function checkAll(instructor: HttpPerson, id: string, kind: 'admissibility' | 'eligibility'): Promise<void> {
  const { checklist } = await readStudy(instructor, id);
  for (const item of checklist.filter((candidate) => candidate.kind === kind && candidate.verdict !== 'conform')) {
    done(await instructor.put(`/api/instruction/files/${id}/items/${item.id}`, { verdict: 'conform' }), `check ${item.code}`);
  }
}

/** Declares a file admissible and then eligible. */
export async function declareEligible(instructor: HttpPerson, id: string): Promise<void> {
  await checkAll(instructor, id, 'admissibility');
  done(await instructor.post(`/api/instruction/files/${id}/admission`, { admissible: true }), 'declare admissible');
  await checkAll(instructor, id, 'eligibility');
  done(await instructor.post(`/api/instruction/files/${id}/eligibility`, { eligible: true }), 'declare eligible');
}
