import fc from 'fast-check';
import { mayGo } from './factors.js';

describe('the second factors of somebody', () => {
  it('the last stays where a role asks for one, whichever it is', () => {
    expect(mayGo({ code: true, passkeys: 0 }, true)).toBe(false);
    expect(mayGo({ code: false, passkeys: 1 }, true)).toBe(false);
    expect(mayGo({ code: true, passkeys: 1 }, true)).toBe(true);
    expect(mayGo({ code: false, passkeys: 2 }, true)).toBe(true);
  });

  it('where none is asked, any may go', () => {
    fc.assert(fc.property(fc.boolean(), fc.nat(9), (code, passkeys) => mayGo({ code, passkeys }, false)));
  });
});
