import type { ConventionView } from '#conventions';
import { dayOfInstant } from '#kernel';
import type { HttpPerson } from '../http-person.js';
import { done, until, type Member } from './act.js';

export const readConvention = async (reader: HttpPerson, id: string) =>
  done<ConventionView>(await reader.get(`/api/conventions/${id}`), 'read the convention');

/** Drafts the act of an award and waits for its document. */
export async function draftConvention(officer: HttpPerson, applicationId: string, terms: object = {}): Promise<string> {
  const today = dayOfInstant(new Date());
  const endsOn = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  const { id } = done<{ id: string }>(
    await officer.post('/api/conventions', { applicationId, startsOn: today, endsOn, ...terms }),
    'draft a convention',
  );
  await until(async () => (await readConvention(officer, id)).document, 'the document of the convention');
  return id;
}

export async function sendConvention(officer: HttpPerson, id: string): Promise<void> {
  done(await officer.post(`/api/conventions/${id}/send`), 'send the convention');
}

export async function signConvention(president: Member, id: string): Promise<void> {
  await president.stepUp();
  done(await president.post(`/api/conventions/${id}/sign`), 'sign for the association');
}

export async function countersignConvention(signatory: Member, id: string): Promise<void> {
  await signatory.stepUp();
  done(await signatory.post(`/api/conventions/${id}/countersign`), 'countersign');
}
