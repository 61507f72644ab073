import fc from 'fast-check';
import { ABSENCE_KINDS, signingProgress, type Acting, type Signatory } from './signatures.js';

const NOBODY: Acting = { chair: null, secretary: null };
const sat = (memberId: string, change: Partial<Signatory> = {}): Signatory => ({
  memberId,
  quality: 'member',
  signed: false,
  absence: null,
  ...change,
});
const panel = (change: Record<string, Partial<Signatory>> = {}): Signatory[] => [
  sat('a', { quality: 'chair', ...change.a }),
  sat('b', change.b),
  sat('c', change.c),
  sat('s', { quality: 'secretary', ...change.s }),
];
const all = (change: Partial<Signatory>) => ({ a: change, b: change, c: change, s: change });

describe('the signatures of minutes', () => {
  it('wait for everybody, and are complete with the last', () => {
    expect(signingProgress(panel(), NOBODY)).toMatchObject({ signed: 0, of: 4, complete: false, vacant: [] });
    expect(signingProgress(panel({ ...all({ signed: true }), b: {} }), NOBODY)).toMatchObject({
      signed: 3,
      waiting: ['b'],
      complete: false,
    });
    expect(signingProgress(panel(all({ signed: true })), NOBODY)).toMatchObject({ signed: 4, of: 4, complete: true });
  });

  it.each(ABSENCE_KINDS)('a member of whom "%s" is written stops nobody', (absence) => {
    const signatories = panel({ ...all({ signed: true }), b: { absence } });
    expect(signingProgress(signatories, NOBODY)).toMatchObject({ signed: 3, of: 3, complete: true });
  });

  it('the presiding person and the secretary sign, or those who act for them', () => {
    const without = panel({ ...all({ signed: true }), a: { absence: 'refused' } });
    expect(signingProgress(without, NOBODY)).toMatchObject({ complete: false, vacant: ['chair'] });
    expect(signingProgress(without, { ...NOBODY, chair: 'c' })).toMatchObject({ complete: true, vacant: [] });
    const waiting = panel({ ...all({ signed: true }), a: { absence: 'refused' }, c: {} });
    expect(signingProgress(waiting, { ...NOBODY, chair: 'c' })).toMatchObject({ complete: false, vacant: [], waiting: ['c'] });
  });

  it('somebody who signs after all counts as signed', () => {
    const signatories = panel({ ...all({ signed: true }), b: { signed: true, absence: 'refused' } });
    expect(signingProgress(signatories, NOBODY)).toMatchObject({ signed: 4, complete: true });
  });

  it('from every state somebody can still be found to finish, as long as one can sign', () => {
    const state = fc.record({ signed: fc.boolean(), absence: fc.constantFrom(null, ...ABSENCE_KINDS) });
    fc.assert(
      fc.property(fc.tuple(state, state, state, state), ([a, b, c, s]) => {
        const signatories = panel({ a, b, c, s });
        const able = signatories.find((signatory) => signatory.signed || !signatory.absence);
        if (!able) return true;
        const finished = signatories.map((signatory) => ({ ...signatory, signed: signatory.signed || !signatory.absence }));
        return signingProgress(finished, { chair: able.memberId, secretary: able.memberId }).complete;
      }),
    );
  });
});
