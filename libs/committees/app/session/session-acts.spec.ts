import { registerPolicies, type Actor } from '#platform';
import { committeePolicies } from '../../committees.policies.js';
import type { CommitteeSession } from '../../data/session.entity.js';
import { actsIn, type Standing } from './session-acts.js';

const actor = (role: string): Actor => ({
  personId: 'person',
  grantId: 'grant',
  role,
  scope: role.startsWith('committee.') ? { committeeId: 'souss', regionCode: 'MA-09' } : {},
  ownAssociationIds: [],
  hiddenApplicationIds: [],
  language: 'fr',
});
const session = (state: string, minutesFileId: string | null = null) =>
  ({ state, programmeId: 'p', regionCode: 'MA-09', committeeId: 'souss', minutesFileId }) as CommitteeSession;
const seat: Standing = { memberId: 'seat', declared: true, seated: true, maySign: false, awaited: false, conducts: false };

registerPolicies(committeePolicies);

describe('what a reader may do in a session', () => {
  it('a member who has not declared may only declare', () => {
    expect(actsIn(actor('committee.member'), session('open'), { ...seat, declared: false })).toEqual(['declare']);
  });

  it('a member who sits scores while the session is open; one who is absent does not', () => {
    expect(actsIn(actor('committee.member'), session('open'), seat)).toEqual(['score']);
    expect(actsIn(actor('committee.member'), session('open'), { ...seat, seated: false })).toEqual([]);
  });

  it('the secretary calls the roll before declaring, and opens after', () => {
    const secretary: Standing = { ...seat, declared: false, seated: false };
    expect(actsIn(actor('committee.secretary'), session('convened'), secretary)).toEqual(['declare', 'attendance', 'cancel']);
    expect(actsIn(actor('committee.secretary'), session('convened'), { ...secretary, declared: true })).toContain('open');
  });

  it('the chair conducts the deliberation', () => {
    const acts = actsIn(actor('committee.chair'), session('deliberating'), seat);
    expect(acts).toEqual(expect.arrayContaining(['close', 'decide', 'simulate', 'pin_conflict', 'score']));
    expect(acts).not.toContain('open');
  });

  it('a member conducts only once designated to act for one of those who do', () => {
    expect(actsIn(actor('committee.member'), session('deliberating'), seat)).toEqual(['score']);
    const acts = actsIn(actor('committee.member'), session('deliberating'), { ...seat, conducts: true });
    expect(acts).toEqual(expect.arrayContaining(['close', 'decide', 'postpone', 'pin_conflict', 'attendance', 'designate']));
  });

  it('the minutes are signed once they are there, once by each; who refused may still sign', () => {
    const signatory = { ...seat, maySign: true, awaited: true };
    expect(actsIn(actor('committee.member'), session('closed'), seat)).toEqual([]);
    expect(actsIn(actor('committee.member'), session('closed'), signatory)).toEqual(['refuse']);
    expect(actsIn(actor('committee.member'), session('closed', 'pdf'), signatory)).toEqual(['sign', 'refuse']);
    expect(actsIn(actor('committee.member'), session('closed', 'pdf'), { ...signatory, awaited: false })).toEqual(['sign']);
    expect(actsIn(actor('committee.secretary'), session('closed', 'pdf'), signatory)).toEqual([
      'designate',
      'sign',
      'refuse',
      'record_absence',
    ]);
  });

  it('a programme officer may cancel and simulate, an auditor only reads', () => {
    const nobody: Standing = { ...seat, memberId: null, declared: false, seated: false };
    expect(actsIn(actor('programme.officer'), session('convened'), nobody)).toEqual(['cancel']);
    expect(actsIn(actor('programme.officer'), session('deliberating'), nobody)).toEqual(['cancel', 'designate', 'simulate', 'postpone']);
    expect(actsIn(actor('auditor'), session('deliberating'), nobody)).toEqual([]);
  });
});
