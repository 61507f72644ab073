import { withRibKey } from '#kernel';
import { wallInDays } from '#seeds';
import { lists, reads, signs, writes, type Part, type Row, type Who } from './row.js';
import type { Things } from './things.js';
import { aPdf } from '../associations.js';

export const both = (text: string) => ({ fr: text, ar: text });
export const reason = () => ({ reason: 'Motif' });
/** The same with a coded reason that every list has. */
export const refusal = () => ({ ...reason(), reasons: ['other'] });
export const uploads = (owner: Who, of: readonly Part[]) => writes(owner, of, undefined, { file: () => aPdf('piece') });

const identity = (_: Things, regionCode: string) => ({
  name: both('Autre nom'),
  kind: 'association',
  ofMigrants: false,
  ice: '001234567000064',
  receiptNumber: 'R-1',
  regionCode,
  version: 1,
});
const board = () => ({ board: [{ name: 'Bureau', function: 'president', startsOn: '2025-01-01' }] });
const KNOWN_FROM_WITHIN = 'a registration is no file to be decided on, and its members read it anyway';

/** The rows of who registers, acts for and verifies an association. */
export const ASSOCIATION_ROWS: Record<string, Row> = {
  'GET /api/associations': lists('instructor', [], { toInsiders: KNOWN_FROM_WITHIN }),
  'GET /api/association-pairs': lists('instructor'),
  'POST /api/association-pairs/:id/dismissal': writes('instructor', ['associationPair'], reason),
  'POST /api/association-pairs/:id/reopening': writes('instructor', ['associationPair']),
  'POST /api/associations/:id/merge-proposals': signs('officer', ['association'], ({ otherAssociation }) => ({
    otherId: otherAssociation,
    ...reason(),
  })),
  'POST /api/association-merges/:id/undo-proposals': signs('officer', ['associationMerge'], reason),
  'GET /api/associations/return-reasons': reads('instructor'),
  'GET /api/associations/refusal-reasons': reads('instructor'),
  'GET /api/associations/choices': reads('president'),
  'GET /api/associations/:id': reads('president', ['association'], { toInsiders: KNOWN_FROM_WITHIN }),
  'GET /api/associations/:id/dossier': reads('instructor', ['association'], { toInsiders: KNOWN_FROM_WITHIN }),
  'POST /api/associations/:id/dossier/copies': writes('instructor', ['association']),
  'GET /api/associations/:id/dossier/copies/:copyId': reads('instructor', ['association', 'dossierCopy']),
  'GET /api/associations/:id/dossier/copies/:copyId/file': reads('instructor', ['association', 'dossierCopy']),
  'GET /api/associations/:id/documents/:document/view': reads('president', ['association', 'vaultDocument']),
  'GET /api/associations/:id/documents/:document': reads('president', ['association', 'vaultDocument']),
  'PUT /api/associations/:id': writes('president', ['association'], identity),
  'PUT /api/associations/:id/board': writes('president', ['association'], board),
  'POST /api/associations/:id/documents/:document': uploads('president', ['association', '=statutes']),
  'DELETE /api/associations/:id/documents/:document': writes('president', ['association', 'vaultDocument']),
  'POST /api/associations/:id/members': writes('president', ['association'], () => ({
    email: 'membre@jisr.example',
    name: 'Membre',
    language: 'fr',
    role: 'association.reader',
  })),
  'POST /api/associations/:id/members/invitations/:invitationId/withdrawal': writes('president', ['association', 'memberInvitation']),
  'DELETE /api/associations/:id/members/:personId': writes('president', ['association', 'president']),
  'PUT /api/associations/:id/members/:personId': writes('president', ['association', 'president'], () => ({ role: 'association.reader' })),
  'POST /api/associations/:id/delegations': signs('president', ['association'], ({ delegate }) => ({
    personId: delegate,
    startsOn: wallInDays(30).slice(0, 10),
    endsOn: wallInDays(31).slice(0, 10),
    statement: 'En mon absence',
  })),
  'POST /api/associations/:id/delegations/:delegationId/end': writes('president', ['association', 'delegation']),
  'POST /api/associations/:id/presidency-claims': writes('assistant', ['association'], () => ({
    name: 'Élue',
    email: 'elue@jisr.example',
    language: 'fr',
    electedOn: '2026-01-10',
    predecessorRole: 'none',
  })),
  'GET /api/associations/:id/presidency-claims/:claimId/minutes': reads('president', ['association', 'presidencyClaim']),
  'POST /api/associations/:id/presidency-claims/:claimId/objection': writes('president', ['association', 'presidencyClaim'], reason),
  'POST /api/associations/:id/presidency-claims/:claimId/withdrawal': writes('assistant', ['association', 'presidencyClaim']),
  'POST /api/associations/:id/presidency-claims/:claimId/confirmation': signs('instructor', ['association', 'presidencyClaim'], reason),
  'POST /api/associations/:id/presidency-claims/:claimId/refusal': writes('instructor', ['association', 'presidencyClaim'], reason),
  'POST /api/associations/:id/revisions/:revisionId/decision': writes('instructor', ['association', 'associationRevision'], () => ({
    version: 1,
    fields: [{ field: 'address', accepted: true }],
  })),
  'POST /api/associations/:id/revisions/:revisionId/withdrawal': writes('president', ['association', 'associationRevision']),
  'POST /api/associations/:id/second-look': writes('instructor', ['association'], reason),
  'GET /api/member-invitations': reads('guest'),
  'POST /api/member-invitations/:id/acceptance': writes('guest', ['memberInvitation']),
  'POST /api/member-invitations/:id/reconsideration': writes('guest', ['memberInvitation']),
  'POST /api/member-invitations/:id/declining': writes('guest', ['memberInvitation']),
  'POST /api/associations/:id/submission': writes('president', ['association']),
  'POST /api/associations/:id/verification': signs('instructor', ['association']),
  'POST /api/associations/:id/return': writes('instructor', ['association'], refusal),
  'POST /api/associations/:id/suspension': writes('officer', ['association'], refusal),
  'POST /api/associations/:id/restoration': writes('officer', ['association'], reason),
  'POST /api/associations/:id/flags': writes('instructor', ['association'], () => ({ colour: 'red', reason: 'Motif' })),
  'POST /api/associations/:id/flags/:flagId/lifting': writes('instructor', ['association', 'flag'], reason),
  'POST /api/associations/:id/accounts': signs('president', ['association'], () => ({
    rib: withRibKey('0118100000001234567890'),
    holder: 'X',
  })),
  'POST /api/associations/:id/accounts/:accountId/confirmation': signs('president', ['association', 'account']),
  'POST /api/associations/:id/accounts/:accountId/abandonment': writes('president', ['association', 'account']),
  'POST /api/associations/:id/accounts/:accountId/verification': signs('instructor', ['association', 'account']),
  'POST /api/associations/:id/accounts/:accountId/rejection': writes('instructor', ['association', 'account'], refusal),
};
