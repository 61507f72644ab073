import { withRibKey } from '#kernel';
import { bankStatement, balancedBudget, wallInDays } from '#seeds';
import { ATTENDANCE } from './attendance.js';
import { ENTRIES } from './entries.js';
import { IMPORTS } from './imports.js';
import { ASSOCIATION_ROWS, both, reason, refusal, uploads } from './associations.js';
import { ON_PEOPLE } from './on-people.js';
import { ON_ROWS } from './on-rows.js';
import { lists, reads, signs, writes, type Part, type Reading, type Row, type Who, type Writing } from './row.js';
import type { Things } from './things.js';

export type { Part, Reading, Row, Who, Writing };

const DECIDED_NATIONALLY = 'every officer reads a programme; its money is set at national level';
const nationally = (of: readonly Part[], body?: Writing['body']) => writes('nationalOfficer', of, body, { national: DECIDED_NATIONALLY });

const signedNationally = (of: readonly Part[], body?: Writing['body']) =>
  writes('nationalOfficer', of, body, { national: DECIDED_NATIONALLY, stepUp: true });
const DECIDED_FOR_ALL = 'the settings of an institution are decided for the whole of it';
const administered = (of: readonly Part[], body?: Writing['body']) =>
  writes('administrator', of, body, { national: DECIDED_FOR_ALL, stepUp: true });
const signatory = () => ({ personId: null, name: 'Signataire', quality: both('Q'), act: 'Arrêté', startsOn: '2026-01-01', endsOn: null });
const institution = (code: string, numberPrefix: string) => ({
  ...{ code, kind: 'ministry', name: both('N'), inSentence: both('N'), authorisingOfficer: both('O'), seat: both('Rabat') },
  ...{ header: { fr: ['N'], ar: ['N'] }, certifiedName: 'N', regionCode: null, actsForId: null, numberPrefix },
  ...{ defaultLanguage: 'fr', legalNotice: null, legalBases: [], contactEmail: null, contactPhone: null },
});
const claim = () => ({ period: '2026', measure: 'projects', label: { fr: 'P', ar: 'P', en: 'P' }, value: 1, unit: 'count', source: 'S' });

const ASSOCIATION: readonly Who[] = ['president', 'otherPresident', 'assistant'];
const OPEN_CALL = { free: { who: ASSOCIATION, why: 'a published call is open to every association' } };

const call = (_: Things, regionCode: string) => ({
  kind: 'dated',
  title: both('Appel'),
  summary: both('Objet'),
  description: both('Texte'),
  regionCodes: [regionCode],
  domainCodes: ['educative'],
  targetGroups: [],
  eligibility: [],
  floorCentimes: 1_000_00,
  ceilingCentimes: 9_000_00,
  maxOverheadBasisPoints: 1_000,
  minOwnBasisPoints: 500,
  maxFilesPerAssociation: 1,
});
const committee = (_: Things, regionCode: string) => ({
  regionCode,
  name: both('Comité'),
  quorumBasisPoints: 5_000,
  quorumPerCollege: 1,
  convocationDays: 0,
  appealDays: 15,
});
const settings = () => ({ name: both('Comité'), quorumBasisPoints: 5_000, quorumPerCollege: 1, convocationDays: 0, appealDays: 15 });
const seat = () => ({
  email: 'siege@jisr.example',
  name: 'Siège',
  language: 'fr',
  function: 'member',
  collegeCode: 'civil_society',
  mandateFrom: '2025-01-01',
});
const part = (items: object[]) => () => ({ version: 0, items });
const people = { total: 1, women: 0, minors: 0 };
const SAME_FOR_ALL = 'the programme and its split are the same for every officer';
const EDITIONS = 'an edition of the bilan is national';

/** Open to everybody, signed in or not. */
export const PUBLIC: readonly string[] = [
  'GET /',
  'GET /calls',
  'GET /calls/:number',
  'GET /bilan',
  'GET /bilan/:year',
  'GET /verify',
  'GET /verify/:code',
  'GET /accessibility',
  'GET /legal',
  'GET /privacy',
  'GET /*',
  'GET /app',
  'GET /app/*',
  'GET /health/live',
  'GET /health/ready',
  'GET /api/public/verifications/:code',
  'GET /api/public/bilan',
  'GET /api/public/bilan/:year.csv',
  'GET /api/public/bilan/:year',
  'GET /api/public/calls',
  // Each list says who may export it: below, one by one.
  'GET /api/exports/:list',
  'GET /api/public/calls.ics',
  'GET /api/public/calls.atom',
  'GET /api/public/calls/:number',
  // Whoever has the secret of the address reads; a wrong one names nobody.
  'GET /api/me/calendar/:secret.ics',
  'POST /api/public/verify-document',
  'GET /api/public/reference',
  'GET /api/public/reference/communes',
  'POST /api/people/registrations',
  'POST /api/people/links',
  'POST /api/people/password-requests',
  'POST /api/people/passwords',
  'GET /api/session',
  'POST /api/session',
  'POST /api/session/totp',
  'POST /api/session/totp/enrol',
  'POST /api/session/recovery',
  'POST /api/session/provider',
  'POST /api/session/provider/answer',
  'POST /api/session/provider/sign-out',
  'POST /api/session/passkey/question',
  'POST /api/session/passkey',
  'POST /api/session/passkeys/question',
  'POST /api/session/passkeys',
  'GET /api/installation',
  'POST /api/installation/administrators',
];

/** In demonstration mode only, where every account is anyone's. */
export const DEMONSTRATION: readonly string[] = [
  'GET /api/demo/accounts',
  'GET /api/demo/mail',
  'GET /api/demo/mail/:id',
  'GET /api/demo/mail/:id/attachments/:number',
];

/** About whoever asks, whatever they send: there is nothing of another to name. */
export const ABOUT_ONESELF: readonly string[] = [
  'POST /api/associations',
  // Whether what one types may be here: nothing of it is told.
  'POST /api/associations/likeness',
  'POST /api/associations/join-requests',
  // It ends the asker's own membership, or there is none.
  'POST /api/associations/:id/leaving',
  'POST /api/session/step-up',
  'POST /api/session/step-up/question',
  'GET /api/me/second-factor',
  'DELETE /api/me/second-factor',
  'DELETE /api/me/provider-identity',
  'PUT /api/me/passkeys/:id',
  'DELETE /api/me/passkeys/:id',
  'POST /api/session/recovery-codes',
  'PUT /api/session/language',
  // Files on their way are asked for by their person alone: uploads.spec asks as the others.
  'OPTIONS /api/uploads',
  'POST /api/uploads',
  'HEAD /api/uploads/:id',
  'PATCH /api/uploads/:id',
  'DELETE /api/uploads/:id',
  'PUT /api/views/:list',
  'PUT /api/views/:list/:id',
  'DELETE /api/views/:list/:id',
  'POST /api/me/calendar',
  'DELETE /api/me/calendar',
  'GET /api/me/delegations',
  'POST /api/me/delegations',
  'DELETE /api/me/delegations/:id',
  'GET /api/me/data-exports',
  'POST /api/me/data-exports',
  'GET /api/me/data-exports/:id/:format',
  'GET /api/me/notice',
  'PUT /api/me/notice',
  'GET /api/me/erasure',
  'POST /api/me/erasure',
  'DELETE /api/me/erasure',
  'GET /api/me/sessions',
  'DELETE /api/me/sessions',
  'GET /api/me/holdings',
  'GET /api/me/grants',
  'POST /api/me/closure',
  'DELETE /api/session',
];

/** Every other route: what it needs to be asked for what belongs to another. */
export const TABLE: Readonly<Record<string, Row>> = {
  ...ON_ROWS,

  'GET /api/home': reads('officer'),
  'GET /api/inbox': lists('president'),
  'GET /api/me/calendar': reads('officer'),
  'DELETE /api/me/sessions/:id': writes('president', ['browser']),
  'POST /api/inbox/:id/read': writes('president', ['message']),
  'GET /api/proposals': lists('administrator'),
  'GET /api/proposals/:id': reads('administrator', ['proposal']),
  'POST /api/proposals/:id/refusal': signs('administrator', ['proposal'], () => ({ reason: 'Motif du refus' })),
  'POST /api/proposals/:id/confirmation': signs('administrator', ['proposal']),
  'POST /api/proposals/:id/withdrawal': writes('administrator', ['proposal']),
  'PUT /api/session/grant': writes('president', [], ({ grant }) => ({ grantId: grant })),

  'GET /api/files/damaged': lists('administrator', [], { national: 'the administrator of the whole reads what the daily check found' }),

  'GET /api/programmes': lists('officer', [], { national: SAME_FOR_ALL }),
  'GET /api/programmes/:id': reads('officer', ['programme'], { national: SAME_FOR_ALL }),
  'POST /api/programmes': nationally([], () => ({ code: 'P-9', title: both('P'), firstYear: 2026, lastYear: 2027 })),
  'PUT /api/programmes/:id': nationally(['programme'], () => ({
    code: 'P-9',
    title: both('P'),
    firstYear: 2026,
    lastYear: 2027,
    version: 1,
  })),
  'POST /api/programmes/:id/activation': nationally(['programme']),
  'POST /api/programmes/:id/closure': nationally(['programme']),
  'POST /api/programmes/:id/reopening': nationally(['programme'], reason),
  'POST /api/programmes/:id/withdrawal': nationally(['programme'], reason),
  'POST /api/programmes/:id/resumption': nationally(['programme'], reason),
  'POST /api/programmes/:id/components': nationally(['programme'], () => ({ code: 'C9', title: both('C') })),
  'POST /api/programmes/components/:id/envelopes': nationally(['component'], () => ({ amountCentimes: 1 })),
  'PUT /api/programmes/envelopes/:id/shares': nationally(['envelope'], () => ({ shares: [] })),
  ...ENTRIES,
  ...ATTENDANCE,
  ...IMPORTS,
  'PUT /api/programmes/claims/:id': signedNationally(['claim'], claim),
  'POST /api/programmes/claims/:id/withdrawal': nationally(['claim'], reason),
  'POST /api/programmes/:id/claims': signedNationally(['programme'], claim),

  'PUT /api/programmes/:id/parties': signedNationally(['programme'], ({ institution }) => ({
    parties: [{ role: 'owner', regionCode: null, institutionId: institution, payingAccountId: null }],
  })),

  'GET /api/retention': reads('administrator', [], { national: DECIDED_FOR_ALL }),
  'POST /api/retention/proposals': administered([], reason),
  'GET /api/institutions': reads('officer', [], { national: SAME_FOR_ALL }),
  'GET /api/institutions/:id': reads('officer', ['institution'], { national: SAME_FOR_ALL }),
  'GET /api/institutions/:id/parameters': reads('officer', ['institution'], { national: SAME_FOR_ALL }),
  'POST /api/institutions': administered([], () => institution('AGENCE', 'AG')),
  'PUT /api/institutions/:id': administered(['institution'], () => ({ ...institution('MCMREAM', ''), version: 1 })),
  'POST /api/institutions/:id/closure': administered(['institution'], reason),
  'POST /api/institutions/:id/reopening': administered(['institution'], reason),
  'POST /api/institutions/:id/signatories': administered(['institution'], signatory),
  'POST /api/institutions/signatories/:id/end': administered(['signatory'], reason),
  'PUT /api/institutions/signatories/:id': administered(['signatory'], signatory),
  'POST /api/institutions/:id/paying-accounts': administered(['institution'], () => ({
    title: 'Compte',
    holder: 'MINISTERE',
    rib: withRibKey('3108100000000000000009'),
    isDefault: false,
    reason: 'Motif',
  })),
  'POST /api/institutions/paying-accounts/:id/retirement': administered(['payingAccount'], reason),
  'POST /api/institutions/:id/revisions': administered(['institution'], () => ({
    parameter: 'conventions.tranches',
    value: { shares: [10_000], spentBasisPoints: 0 },
    validFrom: '2099-06-01',
    reason: 'Motif',
  })),
  'POST /api/institutions/revisions/:id/withdrawal': administered(['revision'], reason),

  ...ASSOCIATION_ROWS,

  'GET /api/calls': lists('officer'),
  'GET /api/calls/:id': reads('officer', ['call']),
  'GET /api/calls/:id/document-kinds': reads('officer', ['call']),
  'GET /api/calls/:id/readiness': reads('officer', ['call']),
  'GET /api/calls/:id/questions': lists('officer', ['call'], { toInsiders: 'questions have no name' }),
  'GET /api/calls/:id/own-questions': lists('president', ['call'], { emptyList: true }),
  'POST /api/calls': writes('officer', [], (things, region) => ({ ...call(things, region), programmeId: things.programme })),
  'POST /api/calls/:id/copies': writes('officer', ['call']),
  'PUT /api/calls/:id': writes('officer', ['call'], (things, region) => ({ ...call(things, region), version: 1 })),
  'PUT /api/calls/:id/form': writes('officer', ['call'], () => ({ version: 1, sections: [], fields: [] })),
  'PUT /api/calls/:id/grid': writes('officer', ['call'], () => ({ version: 1, criteria: [] })),
  'PUT /api/calls/:id/documents': writes('officer', ['call'], () => ({ version: 1, documents: [] })),
  'PUT /api/calls/:id/funding': writes('officer', ['call'], ({ share }, regionCode) => ({
    version: 1,
    shares: [{ regionCode, subEnvelopeId: share }],
  })),
  'PUT /api/calls/:id/calendar': writes('officer', ['call'], () => ({
    version: 1,
    opens: wallInDays(1),
    questionsUntil: wallInDays(2),
    closes: wallInDays(3),
    committee: wallInDays(4),
    results: wallInDays(5),
  })),
  'POST /api/calls/:id/publication': writes('officer', ['call'], () => ({ version: 1 })),
  'PUT /api/calls/:id/deadline': writes('officer', ['call'], () => ({ closes: wallInDays(60), reason: both('Motif') })),
  'POST /api/calls/:id/cancellation': writes('officer', ['call'], () => ({ reason: both('Motif') })),
  'POST /api/calls/:id/archive': writes('officer', ['call']),
  'POST /api/calls/:id/questions': writes('president', ['call'], () => ({ text: 'Question' }), OPEN_CALL),
  'PUT /api/calls/questions/:id/answer': writes('officer', ['question'], () => ({ question: both('Q'), answer: both('R') })),

  'POST /api/applications': writes('president', [], (things) => ({ callId: things.call }), OPEN_CALL),
  'POST /api/applications/whole': writes('president', [], (things) => ({ callId: things.call, content: {} }), OPEN_CALL),
  'GET /api/applications': lists('instructor'),
  'GET /api/applications/own': lists('president'),
  'GET /api/applications/:id': reads('president', ['application']),
  'GET /api/applications/:id/dossier': reads('instructor', ['application']),
  'GET /api/applications/carriers': reads('instructor'),
  'GET /api/applications/:id/markers': reads('instructor', ['application']),
  'PUT /api/applications/:id/markers': writes('instructor', ['application'], () => ({ version: 99, gender: 'principal', carriedBy: [] })),
  'GET /api/applications/:id/attachments/:attachment': reads('instructor', ['application', 'attachment']),
  'GET /api/applications/:id/receipt': reads('president', ['application']),
  'POST /api/applications/:id/submission': writes('president', ['draft'], () => ({ declaration: true })),
  'POST /api/applications/:id/completion': writes('president', ['application'], () => ({ declaration: true })),
  'POST /api/applications/:id/withdrawal': writes('president', ['draft']),
  'PUT /api/applications/:id/project': writes('president', ['draft'], (_, regionCode) => ({
    version: 0,
    title: 'Titre',
    domainCode: 'educative',
    regionCode,
  })),
  'PUT /api/applications/:id/content': writes('president', ['draft'], () => ({ sections: [{ code: 'projet', version: 0, answers: {} }] })),
  'PUT /api/applications/:id/sections/:section': writes('president', ['draft', '=projet'], () => ({ version: 0, answers: {} })),
  'PUT /api/applications/:id/eligibility': writes('president', ['draft'], () => ({ version: 0, answers: {} })),
  'PUT /api/applications/:id/budget': writes('president', ['draft'], () => ({ version: 0, lines: balancedBudget(40_000_00) })),
  ...Object.fromEntries(
    ['partners', 'places', 'target_groups', 'activities', 'indicators'].map((name) => [
      `PUT /api/applications/:id/parts/${name}`,
      writes('president', ['draft'], part([])),
    ]),
  ),
  'POST /api/applications/:id/attachments/:attachment': uploads('president', ['draft', '=lettre']),
  'DELETE /api/applications/:id/attachments/:attachment': writes('president', ['draft', '=lettre']),

  'GET /api/instruction/files': lists('instructor'),
  'GET /api/instruction/files/:id': reads('instructor', ['study']),
  'GET /api/instruction/files/:id/association': reads('instructor', ['study']),
  'GET /api/instruction/files/:id/attachments/:attachmentId': reads('instructor', ['study', 'attachment']),
  'GET /api/instruction/files/:id/instructors': reads('officer', ['study']),
  'POST /api/instruction/files/:id/assignments': writes('officer', ['study'], ({ instructor }) => ({ instructorId: instructor })),
  'GET /api/instruction/instructors': reads('officer'),
  'GET /api/instruction/files/:id/reasons': reads('instructor', ['study']),
  'GET /api/instruction/reasons': reads('instructor'),
  'PUT /api/instruction/files/:id/items/:itemId': writes('instructor', ['study', 'item'], () => ({ verdict: 'conform' })),
  'POST /api/instruction/files/:id/completions': writes('instructor', ['study'], () => ({
    fields: ['objectifs'],
    documents: [],
    message: 'Précisez',
    until: wallInDays(9),
  })),
  'POST /api/instruction/files/:id/admission': writes('instructor', ['study'], () => ({ admissible: true })),
  'POST /api/instruction/files/:id/eligibility': writes('instructor', ['study'], () => ({ eligible: true })),
  'POST /api/instruction/files/:id/opinions': writes('instructor', ['study'], () => ({
    serviceName: 'S',
    serviceEmail: 's@jisr.example',
    language: 'fr',
    question: 'Q',
    due: wallInDays(9),
  })),
  'POST /api/instruction/opinions/:id/answer': writes('instructor', ['opinion'], () => ({ sense: 'favourable', answer: 'Oui' })),
  'POST /api/instruction/files/:id/notes': writes('instructor', ['study'], () => ({ text: 'Note' })),

  'GET /api/committees': lists('officer'),
  'GET /api/committees/sessions': lists('officer'),
  'GET /api/committees/vocabulary': reads('officer'),
  'GET /api/committees/usual-rules': reads('officer'),
  'GET /api/committees/:id': reads('chair', ['committee']),
  'GET /api/committees/:id/waiting-calls': reads('secretary', ['committee']),
  'GET /api/committees/letters': lists('officer'),
  'GET /api/committees/letters/:id/pdf': reads('president', ['letter']),
  'GET /api/committees/files/:id': reads('member', ['file']),
  'GET /api/committees/files/:id/association': reads('member', ['file']),
  'GET /api/committees/files/:id/attachments/:attachmentId': reads('member', ['file', 'attachment']),
  'GET /api/committees/sessions/:id': reads('member', ['session']),
  'GET /api/committees/sessions/:id/agenda': reads('member', ['session']),
  'GET /api/committees/sessions/:id/files': reads('member', ['session']),
  'GET /api/committees/sessions/:id/ranking': reads('member', ['session']),
  'GET /api/committees/sessions/:id/ranking.csv': reads('member', ['session']),
  'GET /api/committees/sessions/:id/scenarios': reads('member', ['session']),
  'GET /api/committees/sessions/:id/minutes': reads('member', ['session']),
  'GET /api/committees/sessions/:id/minutes.pdf': reads('member', ['session']),
  'GET /api/committees/sessions/:id/minutes/signatures.pdf': reads('member', ['session']),
  'POST /api/committees': writes('officer', [], committee),
  'PUT /api/committees/:id': writes('officer', ['committee'], settings),
  'POST /api/committees/:id/rules': writes('officer', ['committee']),
  'POST /api/committees/:id/members': signs('officer', ['committee'], seat),
  'POST /api/committees/:id/sessions': writes('secretary', ['committee'], (things) => ({
    callId: things.call,
    heldAt: wallInDays(3),
    place: both('Siège'),
  })),
  'PUT /api/committees/files/:id/sheet': writes('member', ['file'], () => ({ revision: 0, marks: [], comment: null })),
  'POST /api/committees/files/:id/sheet/send': writes('member', ['file']),
  'POST /api/committees/files/:id/withdrawals': writes('member', ['file'], () => ({ kind: 'family' })),
  'POST /api/committees/files/:id/conflicts': writes('chair', ['file'], (things) => ({ memberId: things.seat, kind: 'family', text: 'T' })),
  'POST /api/committees/files/:id/conflicts/lift': writes('chair', ['file'], (things) => ({ memberId: things.seat, text: 'T' })),
  'PUT /api/committees/files/:id/decision': writes('chair', ['file'], () => ({
    revision: 0,
    outcome: 'rejected',
    amountCentimes: 0,
    reasons: [],
  })),
  'POST /api/committees/files/:id/votes': writes('chair', ['file'], (things) => ({
    revision: 1,
    votes: [{ memberId: things.seat, choice: 'for' }],
  })),
  'POST /api/committees/files/:id/postponement': writes('chair', ['file'], () => ({ revision: 0, reason: both('Motif') })),
  'POST /api/committees/sessions/:id/declaration': writes('member', ['session'], ({ file }) => ({
    confidentiality: 'yes',
    files: [{ fileId: file, kind: null }],
  })),
  'POST /api/committees/sessions/:id/attendance': writes('secretary', ['session'], (things) => ({
    memberId: things.seat,
    presence: 'present',
  })),
  'POST /api/committees/sessions/:id/open': writes('chair', ['session']),
  'POST /api/committees/sessions/:id/deliberate': writes('chair', ['session']),
  'POST /api/committees/sessions/:id/cancel': writes('secretary', ['session'], reason),
  'POST /api/committees/sessions/:id/close': writes('chair', ['session']),
  'POST /api/committees/sessions/:id/annul': writes('officer', ['session'], reason),
  'POST /api/committees/sessions/:id/acting': writes('chair', ['session'], (things) => ({
    memberId: things.seat,
    function: 'secretary',
    ...reason(),
  })),
  'POST /api/committees/sessions/:id/minutes/refusal': writes('member', ['session'], reason),
  'POST /api/committees/sessions/:id/minutes/absences': writes('secretary', ['session'], (things) => ({
    memberId: things.seat,
    ...reason(),
  })),
  'POST /api/committees/sessions/:id/scenarios': writes('chair', ['session'], () => ({ name: 'Autre', rule: 'stop' })),
  'POST /api/committees/sessions/:id/minutes/signatures': signs('member', ['session']),

  'GET /api/conventions': lists('officer'),
  'GET /api/conventions/awards': lists('officer'),
  'GET /api/conventions/awards/:id': reads('officer', ['application']),
  'GET /api/conventions/:id': reads('president', ['convention']),
  'GET /api/conventions/:id/accounts': reads('president', ['convention']),
  'GET /api/conventions/:id/document': reads('president', ['convention']),
  'GET /api/conventions/reasons': reads('officer'),
  'GET /api/conventions/:id/reasons': reads('officer', ['convention']),
  'GET /api/conventions/:id/verification': reads('president', ['convention']),
  'POST /api/conventions': writes('officer', [], ({ application }) => ({
    applicationId: application,
    startsOn: '2026-12-01',
    endsOn: '2027-12-01',
  })),
  'PUT /api/conventions/:id/budget': writes('president', ['convention'], () => ({
    lines: [{ account: '61', label: 'Location', amountCentimes: 1 }],
  })),
  'POST /api/conventions/:id/send': writes('officer', ['convention']),
  'POST /api/conventions/:id/decide': signs('signatory', ['convention'], undefined, { onBeta: true }),
  'POST /api/conventions/:id/sign': signs('otherPresident', ['convention'], undefined, { onBeta: true }),
  'POST /api/conventions/:id/countersign': signs('signatory', ['convention'], undefined, { onBeta: true }),
  'POST /api/conventions/:id/cancel': writes('officer', ['convention'], refusal),
  'POST /api/conventions/:id/terminate': signs('signatory', ['convention'], refusal),

  'GET /api/disbursements/batches': lists('accountant'),
  'GET /api/disbursements/batches/:id/file': reads('accountant', ['batch']),
  'GET /api/disbursements/batches/:id/slip': reads('accountant', ['batch']),
  'GET /api/disbursements/statements': lists('accountant'),
  'GET /api/disbursements/statements/:id': reads('accountant', ['statement']),
  'GET /api/disbursements/conventions/:id': reads('president', ['convention']),
  'GET /api/disbursements/conventions/:id/ledger': reads('accountant', ['convention']),
  'GET /api/disbursements/tranches': reads('officer', [], { query: '?pageSize=20' }),
  'GET /api/disbursements/orders': lists('officer'),
  'GET /api/disbursements/orders/:id': reads('officer', ['order']),
  'GET /api/disbursements/recoveries': lists('officer'),
  'POST /api/disbursements/statements': writes('accountant', [], undefined, {
    file: ({ orderNumber }) => ({
      name: 'releve.xml',
      type: 'application/xml',
      bytes: Buffer.from(bankStatement(`REL-${orderNumber}`, [{ endToEndId: orderNumber!, amountCentimes: 90_000_00 }])),
    }),
  }),
  'POST /api/disbursements/orders': writes('officer', [], ({ tranche }) => ({ trancheId: tranche })),
  'POST /api/disbursements/orders/:id/verify': writes('accountant', ['order']),
  'POST /api/disbursements/orders/:id/authorise': signs('authorising', ['order']),
  'POST /api/disbursements/orders/:id/cancel': writes('officer', ['order'], reason),
  'POST /api/disbursements/orders/:id/reverse': signs('authorising', ['order'], reason),
  'POST /api/disbursements/recoveries/:id/settle': signs('accountant', ['recovery'], () => ({ settledOn: '2026-11-20', reference: 'R' })),
  'POST /api/disbursements/recoveries/:id/cancel': signs('authorising', ['recovery'], reason),
  'GET /api/disbursements/cases': lists('accountant'),
  'GET /api/disbursements/cases/:id': reads('accountant', ['case']),
  'POST /api/disbursements/cases/:id/close': signs('accountant', ['case'], reason),
  'POST /api/disbursements/cases/:id/match': signs('accountant', ['case'], ({ order }) => ({ paymentOrderId: order, reason: 'Motif' })),

  'GET /api/monitoring/reports': lists('officer'),
  'GET /api/monitoring/reasons': reads('officer'),
  'GET /api/monitoring/reports/:id/reasons': reads('officer', ['report']),
  'GET /api/monitoring/reports/:id': reads('president', ['report']),
  'GET /api/monitoring/reports/:id/vouchers/:voucherId': reads('president', ['report', 'voucher']),
  'GET /api/monitoring/conventions/:id': reads('president', ['convention']),
  'PUT /api/monitoring/reports/:id': writes('president', ['report'], ({ reportLine }) => ({
    version: 1,
    summary: 'S',
    lines: [{ id: reportLine, actualCentimes: 1 }],
  })),
  'POST /api/monitoring/reports/:id/vouchers': uploads('president', ['report']),
  'DELETE /api/monitoring/reports/:id/vouchers/:voucherId': writes('president', ['report', 'voucher']),
  'POST /api/monitoring/reports/:id/submit': writes('president', ['report']),
  'POST /api/monitoring/reports/:id/accept': writes('officer', ['report'], () => ({ verified: people })),
  'POST /api/monitoring/reports/:id/return': writes('officer', ['report'], refusal),
  'POST /api/monitoring/conventions/:id/visits': writes('instructor', ['convention'], () => ({ visitedOn: '2026-01-20', findings: 'F' })),
  'POST /api/monitoring/conventions/:id/incidents': writes('officer', ['convention'], () => ({
    occurredOn: '2026-01-20',
    description: 'D',
  })),
  'POST /api/monitoring/conventions/:id/closing': writes('officer', ['convention']),
  'POST /api/monitoring/conventions/:id/close': writes('officer', ['convention']),

  'GET /api/bilan/years/:year': reads('auditor', [`=${new Date().getUTCFullYear()}`]),
  'GET /api/bilan/years/:year/projects': lists('auditor', [`=${new Date().getUTCFullYear()}`], {
    toInsiders: 'the projects of a bilan are published',
  }),
  'GET /api/bilan/editions': reads('auditor', [], { national: EDITIONS }),
  'GET /api/bilan/editions/:id/document': reads('auditor', ['edition'], { national: EDITIONS }),
  'POST /api/bilan/editions': writes('communication', [], () => ({ year: 2026 }), { national: EDITIONS }),
  'POST /api/bilan/editions/:id/freeze': writes('communication', ['edition'], undefined, { national: EDITIONS }),
  'POST /api/bilan/editions/:id/publish': writes('communication', ['edition'], undefined, { national: EDITIONS, stepUp: true }),

  'GET /api/failed-jobs': lists('administrator', []),
  'POST /api/failed-jobs/:id/retry': writes('administrator', ['failedJob']),

  'GET /api/views/:list': reads('president', ['=applications']),
  'GET /api/trail': reads('nationalAuditor'),
  'GET /api/trail/subjects': reads('nationalAuditor'),
  'GET /api/trail/health': reads('nationalAuditor'),
  'POST /api/trail/checks': writes('nationalAuditor'),

  // These take a role away, and come last.
  'POST /api/committees/members/:id/end': writes('officer', ['seat'], reason),
  ...ON_PEOPLE,
};

/** The exports of lists, each asked for what the list itself is asked for: `addresses` by the name of the list. */
export function exportsOf(addresses: readonly { name: string; address: string }[]): [string, Reading][] {
  return addresses.flatMap(({ name, address }) => {
    const row = TABLE[address];
    if (row?.kind !== 'reading') return [];
    const asked = EXPORT_ASKS[name];
    return [[`GET /api/exports/${name}?format=csv${asked?.query ?? ''}`, { ...row, of: asked?.of ?? [], query: '' }]];
  });
}

/** What stands in the path of a list stands in the query of its export. */
const EXPORT_ASKS: Record<string, { of: readonly Part[]; query: string }> = {
  'call-questions': { of: ['call'], query: '&callId=:call' },
  'own-call-questions': { of: ['call'], query: '&callId=:call' },
};
