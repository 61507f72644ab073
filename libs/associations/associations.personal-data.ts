import { ACTS_STAY, GROUNDS, KEPT, type PersonalData } from '#platform';

export const associationsPersonalData: PersonalData[] = [
  {
    code: 'associations',
    what: {
      fr: 'Membres des bureaux, adresse et téléphone des associations, titulaires de comptes bancaires, invitations, délégations et présidences',
      ar: 'أعضاء المكاتب، وعناوين وهواتف الجمعيات، وأصحاب الحسابات البنكية، والدعوات والتفويضات والرئاسات',
      en: 'Members of boards, address and telephone of associations, holders of bank accounts, invitations, delegations and presidencies',
    },
    why: {
      fr: 'Vérifier qui représente l’association et à qui l’on paie',
      ar: 'التحقق ممن يمثل الجمعية ومن يُؤدى له',
      en: 'To verify who represents the association and who is paid',
    },
    basis: GROUNDS.publicTask,
    kept: KEPT.file,
    stays: ACTS_STAY,
    tables: {
      association_merge_row: { words: ['before'], erased: 'kept' },
      association_merge: { people: ['proposed_by', 'confirmed_by'], words: ['before', 'reason'], erased: 'kept' },
      past_project: { holds: ['beneficiary'], erased: 'kept' },
      association_pair: { people: ['dismissed_by'], words: ['dismissal_reason'], erased: 'kept' },
      association: {
        people: ['created_by'],
        holds: ['address', 'phone'],
        words: ['object', 'public_funding', 'network', 'return_reason', 'return_remarks'],
        erased: 'kept',
      },
      board_member: { holds: ['name'], erased: 'kept' },
      bank_account: { people: ['proposed_by', 'confirmed_by', 'verified_by'], holds: ['holder'], words: ['reason'], erased: 'kept' },
      vault_document: { people: ['added_by'], own: { of: 'added_by', columns: ['kind', 'title', 'added_at'] }, erased: 'kept' },
      association_flag: { people: ['author_id', 'lifted_by'], words: ['reason'], erased: 'kept' },
      association_revision: { people: ['proposed_by', 'decided_by'], words: ['changes', 'remarks'], erased: 'kept' },
      dossier_copy: { people: ['asked_by'], erased: 'kept' },
      member_invitation: {
        people: ['person_id', 'invited_by'],
        holds: ['typed_email', 'typed_name'],
        own: { of: 'person_id', columns: ['typed_email', 'typed_name', 'role', 'state', 'invited_at'] },
        erased: 'kept',
      },
      presidency_claim: {
        people: ['former_id', 'deposited_by', 'decided_by'],
        holds: ['candidate_email', 'candidate_name'],
        words: ['objection', 'decision_reason'],
        erased: 'kept',
      },
      signing_delegation: {
        people: ['person_id', 'given_by'],
        own: { of: 'person_id', columns: ['starts_on', 'ends_on'] },
        words: ['statement'],
        erased: 'kept',
      },
    },
  },
];
