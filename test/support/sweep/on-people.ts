import { lists, reads, signs, writes, type Row } from './row.js';

const absence = () => ({ grantIds: ['019a0000-0000-7000-8000-00000000000f'], email: 'x@jisr.example', until: '2199-01-01' });

/** Accounts and their roles: these take a role, a session or an account away, and come last. */
export const ON_PEOPLE: Readonly<Record<string, Row>> = {
  'GET /api/people': lists('administrator', []),
  'GET /api/people/roles': reads('administrator', []),
  'GET /api/people/:id': reads('administrator', ['president']),
  'GET /api/people/:id/holdings': reads('administrator', ['president']),
  'POST /api/people/invitations': writes('administrator', [], () => ({ email: 'x@jisr.example', name: 'X', language: 'fr' })),
  'POST /api/people/:id/invitation': writes('administrator', ['president']),
  'POST /api/people/:id/grants': signs('administrator', ['president'], () => ({ role: 'auditor' })),
  'POST /api/people/:id/grant-proposals': signs('administrator', ['president'], () => ({ role: 'signatory', reason: 'Motif long' })),
  'POST /api/people/:id/enrolment-proposals': signs('administrator', ['president'], () => ({ reason: 'Téléphone perdu' })),
  'DELETE /api/people/grants/:id': signs('administrator', ['grant']),
  'POST /api/people/:id/delegations': signs('administrator', ['president'], absence),
  'POST /api/people/:id/delegation-proposals': signs('administrator', ['president'], () => ({
    ...absence(),
    reason: 'Partie sans prévenir',
  })),
  'POST /api/people/:id/erasure-proposals': signs('administrator', ['president'], () => ({ reason: 'Demande écrite' })),
  'POST /api/people/:id/erasure': signs('administrator', ['president'], () => ({ reason: 'Demande écrite' })),
  'DELETE /api/people/:id/provider-identity': signs('administrator', ['president']),
  'POST /api/people/:id/suspension': signs('administrator', ['president'], () => ({ reason: 'Compte détourné' })),
  'POST /api/people/:id/restoration': signs('administrator', ['president'], () => ({ reason: 'Compte rendu' })),
  'POST /api/people/:id/suspension-proposals': signs('administrator', ['president'], () => ({ event: 'suspend', reason: 'Départ' })),
  'POST /api/people/:id/closure': signs('administrator', ['president'], () => ({ reason: 'A quitté son poste' })),
  'POST /api/people/:id/session-endings': signs('administrator', ['president'], () => ({ reason: 'Ordinateur volé' })),
};
