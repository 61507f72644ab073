import { callMachine } from './call.machine.js';
import { phaseAt, refusalAt, type Window } from './openness.js';

const opensAt = new Date('2027-03-01T09:00:00Z');
const closesAt = new Date('2027-03-31T16:30:00Z');
const before = new Date('2027-03-01T08:59:59.999Z');
const lastMoment = new Date('2027-03-31T16:29:59.999Z');
const call = (state: Window['state']): Window => ({ state, opensAt, closesAt });

describe('whether a call is open', () => {
  it.each(['published', 'open'] as const)('is decided by the clock while its state is %s', (state) => {
    expect(phaseAt(call(state), before)).toBe('upcoming');
    expect(phaseAt(call(state), opensAt)).toBe('open');
    expect(refusalAt(call(state), lastMoment)).toBeNull();
    expect(refusalAt(call(state), before)).toMatchObject({ code: 'CALL_NOT_OPEN', params: { opensAt: opensAt.toISOString() } });
  });

  it('the instant of closing is too late, and the refusal says when it closed in each language', () => {
    const refusal = refusalAt(call('open'), closesAt)!;
    expect(refusal).toMatchObject({ code: 'DEADLINE_PASSED', params: { closesAt: closesAt.toISOString() } });
    expect(refusal.messageIn('fr')).toBe('Le délai est passé : clôture le 31 mars 2027 à 16\u00a0h\u00a030.');
    expect(refusal.messageIn('ar')).toContain('31 مارس 2027');
  });

  it('no other state is ever open', () => {
    const never = callMachine.states.filter((state) => state !== 'published' && state !== 'open');
    expect(never.filter((state) => refusalAt(call(state), lastMoment) === null)).toEqual([]);
    expect(refusalAt(call('cancelled'), lastMoment)!.messageIn('en')).toBe('This call is not open: Cancelled.');
  });
});
