import { definePolicies } from '#platform';

const MEMBERS = ['committee.member', 'committee.chair'];
const DIRECTION = ['committee.chair', 'committee.secretary'];
const OFFICERS = ['programme.officer', 'auditor'];

export const committeePolicies = definePolicies({
  'committee.read': { roles: [...MEMBERS, 'committee.secretary', ...OFFICERS] },
  'committee.manage': { roles: ['programme.officer'] },
  'session.convene': { roles: ['committee.secretary', 'programme.officer'] },
  'session.read': { roles: [...MEMBERS, 'committee.secretary', ...OFFICERS] },
  'session.declare': { roles: [...MEMBERS, 'committee.secretary'] },
  'session.attendance': { roles: DIRECTION },
  'session.pin_conflict': { roles: ['committee.chair'] },
  'session.open': { roles: DIRECTION },
  'session.deliberate': { roles: DIRECTION },
  'session.close': { roles: DIRECTION },
  'session.cancel': { roles: ['committee.secretary', 'programme.officer'] },
  'session.simulate': { roles: [...DIRECTION, 'programme.officer'] },
  'score_sheet.save': { roles: MEMBERS },
  'score_sheet.send': { roles: MEMBERS },
  'decision.propose': { roles: DIRECTION },
  'decision.vote': { roles: DIRECTION },
  'minutes.sign': { roles: MEMBERS, stepUp: true },
  'letter.read': {
    roles: ['association.president', 'association.treasurer', 'association.editor', 'association.reader', ...OFFICERS],
  },
  'letter.approve': { roles: ['programme.officer'] },
});
