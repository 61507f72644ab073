import { ACTS_STAY, GROUNDS, KEPT, type PersonalData } from '#platform';
import { EndInvitations, EndReplacedDocuments } from './app/end-documents.js';
import { IDLE_INVITATIONS, REPLACED_DOCUMENTS } from './data/retention.queries.js';

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
    ends: [
      {
        code: 'associations.replaced',
        period: 'replacedFilesMonths',
        what: {
          fr: 'Documents du coffre remplacés ou retirés',
          ar: 'وثائق الخزانة المستبدلة أو المسحوبة',
          en: 'Documents of the vault that were replaced or removed',
        },
        becomes: {
          fr: 'Supprimés ; ceux qu’un dossier déposé a repris y restent',
          ar: 'تُحذف؛ ويبقى ما أخذه منها ملف مودع',
          en: 'Deleted; what a submitted file took from them stays there',
        },
        rows: REPLACED_DOCUMENTS,
        by: EndReplacedDocuments,
      },
      {
        code: 'associations.invitations',
        period: 'invitationsMonths',
        what: { fr: 'Invitations restées sans suite', ar: 'الدعوات التي لم تُقبل', en: 'Invitations that came to nothing' },
        becomes: { fr: 'Supprimés', ar: 'تُحذف', en: 'Deleted' },
        rows: IDLE_INVITATIONS,
        by: EndInvitations,
      },
    ],
    tables: {
      association_merge_row: { words: ['before'], erased: 'kept' },
      association_merge: { people: ['proposed_by', 'confirmed_by'], words: ['before', 'reason'], erased: 'kept' },
      past_project: { holds: ['beneficiary'], unchanged: 'register', erased: 'kept' },
      association_pair: { people: ['dismissed_by'], words: ['dismissal_reason'], erased: 'kept' },
      association: {
        people: ['created_by'],
        holds: ['address', 'phone'],
        words: ['object', 'public_funding', 'network', 'return_reason', 'return_remarks', 'suspension_reason'],
        unchanged: 'register',
        erased: 'kept',
      },
      board_member: { holds: ['name'], unchanged: 'register', erased: 'kept' },
      bank_account: {
        people: ['proposed_by', 'confirmed_by', 'verified_by'],
        holds: ['holder'],
        words: ['reason'],
        unchanged: 'register',
        erased: 'kept',
      },
      vault_document: {
        people: ['added_by'],
        words: ['title'],
        own: { of: 'added_by', columns: ['kind', 'title', 'added_at'] },
        erased: 'kept',
      },
      association_flag: { people: ['author_id', 'lifted_by'], words: ['reason', 'lift_reason'], erased: 'kept' },
      association_revision: { people: ['proposed_by', 'decided_by'], words: ['changes', 'remarks'], erased: 'kept' },
      dossier_copy: { people: ['asked_by'], erased: 'kept' },
      member_invitation: {
        people: ['person_id', 'invited_by'],
        holds: ['typed_email', 'typed_name'],
        own: { of: 'person_id', columns: ['typed_email', 'typed_name', 'role', 'state', 'invited_at'] },
        writtenOver: { typed_email: 'person_id', typed_name: 'person_id' },
        erased: 'kept',
      },
      presidency_claim: {
        people: ['former_id', 'deposited_by', 'decided_by'],
        holds: ['candidate_email', 'candidate_name'],
        words: ['objection', 'decision_reason'],
        writtenOver: { candidate_name: 'candidate_email', candidate_email: 'candidate_email' },
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
