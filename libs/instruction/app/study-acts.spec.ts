import { registerPolicies, type Actor } from '#platform';
import type { InstructionFile } from '../data/instruction-file.entity.js';
import type { DecidedItem } from '../domain/checklist.js';
import { instructionPolicies } from '../instruction.policies.js';
import { actsOn } from './study-acts.js';

const person = (personId: string, role: string, own: string[] = []): Actor => ({
  personId,
  grantId: 'grant',
  role,
  scope: { regionCode: 'MA-09' },
  ownAssociationIds: own,
  hiddenApplicationIds: [],
  language: 'fr',
});
const salma = person('salma', 'instructor');
const file = (state: string, instructorId: string | null = 'salma') =>
  ({ state, instructorId, regionCode: 'MA-09', associationId: 'al-amal' }) as InstructionFile;
const items = (admissibility: DecidedItem['verdict'], eligibility: DecidedItem['verdict']): DecidedItem[] => [
  { kind: 'admissibility', verdict: admissibility },
  { kind: 'eligibility', verdict: eligibility },
];

registerPolicies(instructionPolicies);

describe('what a reader may do with a file under study', () => {
  it('its instructor may admit once every point of admissibility is conform, and not before', () => {
    expect(actsOn(salma, file('assigned'), items(null, null))).not.toContain('admit');
    expect(actsOn(salma, file('assigned'), items('conform', null))).toContain('admit');
  });

  it('a point that is not conform leaves only the refusal', () => {
    const acts = actsOn(salma, file('admissible'), items('conform', 'not_conform'));
    expect(acts).toContain('declare_ineligible');
    expect(acts).not.toContain('declare_eligible');
  });

  it('another instructor reads and notes, nothing more', () => {
    expect(actsOn(person('driss', 'instructor'), file('assigned'), items('conform', null))).toEqual(['note']);
  });

  it('a programme officer assigns; an instructor does not', () => {
    expect(actsOn(person('karim', 'programme.officer'), file('to_assign', null), items(null, null))).toEqual(['assign', 'note']);
    expect(actsOn(salma, file('assigned'), items(null, null))).not.toContain('assign');
  });

  it('while a completion is awaited nothing is checked or concluded', () => {
    expect(actsOn(salma, file('completing'), items('conform', 'conform'))).toEqual(['ask_opinion', 'note']);
  });

  it('a concluded file is only noted, and an auditor does nothing', () => {
    expect(actsOn(salma, file('eligible'), items('conform', 'conform'))).toEqual(['note']);
    expect(actsOn(person('aicha', 'auditor'), file('assigned'), items('conform', 'conform'))).toEqual([]);
  });

  it('who belongs to the association does nothing on its file', () => {
    expect(actsOn(person('salma', 'instructor', ['al-amal']), file('assigned'), items('conform', null))).toEqual([]);
  });
});
