import { definePolicies } from '#platform';

export const identityPolicies = definePolicies({
  'session.use': { roles: ['anonymous'] },
  'session.step-up': { roles: ['*'] },
  'person.register': { roles: ['anonymous'] },
  'person.self': { roles: ['*'] },
  'person.list': { roles: ['administrator', 'auditor'] },
  'person.manage': { roles: ['administrator'] },
});
