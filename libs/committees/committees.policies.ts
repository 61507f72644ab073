import { definePolicies, type NamesOf } from '#platform';

const MEMBERS = ['committee.member', 'committee.chair'];
const DIRECTION = ['committee.chair', 'committee.secretary'];
/** A member conducts only once designated to act for one of them; `SessionAccess` looks at that. */
const CONDUCTING = [...DIRECTION, 'committee.member'];
const OFFICERS = ['programme.officer', 'auditor'];

export const committeePolicies = definePolicies({
  'committee.read': { roles: [...MEMBERS, 'committee.secretary', ...OFFICERS] },
  'committee.manage': { roles: ['programme.officer'] },
  /** A seat is a right to judge: the code is asked again. */
  'committee.appoint': { roles: ['programme.officer'], stepUp: true },
  'session.convene': { roles: ['committee.secretary', 'programme.officer'] },
  'session.read': { roles: [...MEMBERS, 'committee.secretary', ...OFFICERS] },
  'session.declare': { roles: [...MEMBERS, 'committee.secretary'] },
  'session.attendance': { roles: CONDUCTING },
  'session.pin_conflict': { roles: MEMBERS },
  'session.open': { roles: CONDUCTING },
  'session.deliberate': { roles: CONDUCTING },
  'session.close': { roles: CONDUCTING },
  'session.designate': { roles: [...CONDUCTING, 'programme.officer'] },
  'session.cancel': { roles: ['committee.secretary', 'programme.officer'] },
  'session.annul': { roles: ['programme.officer'] },
  'session.simulate': { roles: [...CONDUCTING, 'programme.officer'] },
  'score_sheet.save': { roles: MEMBERS },
  'score_sheet.send': { roles: MEMBERS },
  'decision.propose': { roles: CONDUCTING },
  'decision.vote': { roles: CONDUCTING },
  'decision.postpone': { roles: [...CONDUCTING, 'programme.officer'] },
  'minutes.sign': { roles: [...MEMBERS, 'committee.secretary'], stepUp: true },
  'minutes.refuse': { roles: [...MEMBERS, 'committee.secretary'] },
  'minutes.record_absence': { roles: CONDUCTING },
  'letter.read': {
    roles: ['association.president', 'association.treasurer', 'association.editor', 'association.reader', ...OFFICERS],
  },
  'letter.approve': { roles: ['programme.officer'] },
});
declare global {
  interface PolicyTable extends NamesOf<typeof committeePolicies> {}
}
