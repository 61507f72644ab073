import type { Role } from '#identity';
import type { Label, Language } from '#kernel';

/** The same for every demonstration account, shown on the sign-in page; refused outside demonstration mode. */
export const DEMONSTRATION_PASSWORD = 'demonstration de jisr';

export interface DemonstrationPerson {
  key: string;
  email: string;
  name: string;
  language: Language;
  /** Roles in the scopes the story gives them. */
  roles: readonly Role[];
  regionCode?: string;
  collegeCode?: string;
  /** What this person finds at first sign-in. */
  story: Label;
}

/** Plainly fictitious people: one for each kind of user, so that each finds real work at first sign-in. */
export const DEMONSTRATION_PEOPLE = [
  {
    key: 'president',
    email: 'presidente@association.example',
    name: 'Fatima Présidente (démonstration)',
    language: 'fr',
    roles: ['association.president'],
    story: {
      fr: 'Un dossier à déposer, une convention à signer, un rapport à remettre.',
      ar: 'ملف للإيداع واتفاقية للتوقيع وتقرير للتسليم.',
      en: 'A file to submit, a convention to sign, a report to hand in.',
    },
  },
  {
    key: 'editor',
    email: 'redacteur@association.example',
    name: 'يوسف المحرر (عرض تجريبي)',
    language: 'ar',
    roles: ['association.editor'],
    story: {
      fr: 'Le brouillon d’un dossier à compléter, en arabe.',
      ar: 'مسودة ملف لاستكمالها بالعربية.',
      en: 'The draft of a file to complete, in Arabic.',
    },
  },
  {
    key: 'officer',
    email: 'programme@ministere.example',
    name: 'Karim Chargé de programme (démonstration)',
    language: 'fr',
    roles: ['programme.officer'],
    story: {
      fr: 'Un appel à préparer, des conventions à rédiger, un paiement à préparer, un rapport à lire.',
      ar: 'طلب مشاريع للإعداد واتفاقيات للتحرير وأداء للإعداد وتقرير للقراءة.',
      en: 'A call to prepare, conventions to draft, a payment to prepare, a report to read.',
    },
  },
  {
    key: 'instructor',
    email: 'instruction@ministere.example',
    name: 'Salma Instructrice (démonstration)',
    language: 'fr',
    roles: ['instructor'],
    regionCode: 'MA-09',
    story: {
      fr: 'Des dossiers de Souss-Massa à instruire.',
      ar: 'ملفات جهة سوس ماسة للدراسة.',
      en: 'Files of Souss-Massa to instruct.',
    },
  },
  {
    key: 'chair',
    email: 'comite.presidence@region.example',
    name: 'Hassan Président de comité (démonstration)',
    language: 'fr',
    roles: ['committee.chair'],
    regionCode: 'MA-09',
    collegeCode: 'state_services',
    story: {
      fr: 'Une séance à conduire, un procès-verbal à signer.',
      ar: 'جلسة للتسيير ومحضر للتوقيع.',
      en: 'A session to lead, minutes to sign.',
    },
  },
  {
    key: 'secretary',
    email: 'comite.secretariat@region.example',
    name: 'Nadia Secrétaire de comité (démonstration)',
    language: 'fr',
    roles: ['committee.secretary'],
    regionCode: 'MA-09',
    collegeCode: 'state_services',
    story: {
      fr: 'Des présences à pointer, des décisions à consigner.',
      ar: 'حضور للتسجيل وقرارات للتدوين.',
      en: 'Attendance to take, decisions to record.',
    },
  },
  {
    key: 'memberLocal',
    email: 'comite.collectivites@region.example',
    name: 'Rachid Collectivités (démonstration)',
    language: 'fr',
    roles: ['committee.member'],
    regionCode: 'MA-09',
    collegeCode: 'local_authorities',
    story: {
      fr: 'Des dossiers à noter pour les collectivités.',
      ar: 'ملفات للتنقيط باسم الجماعات الترابية.',
      en: 'Files to score for the local authorities.',
    },
  },
  {
    key: 'memberState',
    email: 'comite.services@region.example',
    name: 'خديجة مصالح الدولة (عرض تجريبي)',
    language: 'ar',
    roles: ['committee.member'],
    regionCode: 'MA-09',
    collegeCode: 'state_services',
    story: {
      fr: 'Des conflits d’intérêts à déclarer, des dossiers à noter.',
      ar: 'حالات تضارب مصالح للتصريح بها وملفات للتنقيط.',
      en: 'Conflicts of interest to declare, files to score.',
    },
  },
  {
    key: 'memberCivil',
    email: 'comite.societe-civile@region.example',
    name: 'Leïla Société civile (démonstration)',
    language: 'fr',
    roles: ['committee.member'],
    regionCode: 'MA-09',
    collegeCode: 'civil_society',
    story: {
      fr: 'Des dossiers à noter pour la société civile.',
      ar: 'ملفات للتنقيط باسم المجتمع المدني.',
      en: 'Files to score for civil society.',
    },
  },
  {
    key: 'signatory',
    email: 'signature@ministere.example',
    name: 'Mounir Signataire (démonstration)',
    language: 'fr',
    roles: ['signatory'],
    story: { fr: 'Une convention à contresigner.', ar: 'اتفاقية للتوقيع المضاد.', en: 'A convention to countersign.' },
  },
  {
    key: 'authorisingOfficer',
    email: 'ordonnateur@ministere.example',
    name: 'Amal Ordonnatrice (démonstration)',
    language: 'fr',
    roles: ['authorising.officer'],
    story: { fr: 'Un ordre de paiement à autoriser.', ar: 'أمر بالأداء للترخيص.', en: 'A payment order to authorise.' },
  },
  {
    key: 'accountant',
    email: 'comptable@ministere.example',
    name: 'Brahim Comptable (démonstration)',
    language: 'fr',
    roles: ['accountant'],
    story: {
      fr: 'Un ordre de paiement à vérifier, un fichier bancaire à envoyer.',
      ar: 'أمر بالأداء للتحقق وملف بنكي للإرسال.',
      en: 'A payment order to verify, a bank file to send.',
    },
  },
  {
    key: 'communication',
    email: 'communication@ministere.example',
    name: 'Zineb Communication (démonstration)',
    language: 'fr',
    roles: ['communication.officer'],
    story: {
      fr: 'Le bilan de l’année à figer et à publier.',
      ar: 'حصيلة السنة للتثبيت والنشر.',
      en: 'The bilan of the year to freeze and publish.',
    },
  },
  {
    key: 'administrator',
    email: 'administration@ministere.example',
    name: 'Omar Administrateur (démonstration)',
    language: 'fr',
    roles: ['administrator'],
    story: {
      fr: 'Une invitation sans réponse ; les personnes et leurs rôles.',
      ar: 'دعوة بدون جواب؛ الأشخاص وصفاتهم.',
      en: 'An invitation without an answer; people and their roles.',
    },
  },
  {
    key: 'secondAdministrator',
    email: 'administration.2@ministere.example',
    name: 'Samira Administratrice (démonstration)',
    language: 'fr',
    roles: ['administrator'],
    story: {
      fr: 'La seconde personne : ce qui touche à l’argent, à la signature ou à l’administration attend son accord.',
      ar: 'الشخص الثاني: كل ما يتعلق بالمال أو التوقيع أو إدارة النظام ينتظر موافقته.',
      en: 'The second person: what touches money, signature or administration waits for her agreement.',
    },
  },
  {
    key: 'auditor',
    email: 'audit@controle.example',
    name: 'Ilham Auditrice (démonstration)',
    language: 'fr',
    roles: ['auditor'],
    story: {
      fr: 'Un journal des actes à vérifier ; tout lire, ne rien changer.',
      ar: 'سجل أفعال للتحقق منه؛ الاطلاع على كل شيء دون تغيير أي شيء.',
      en: 'An audit trail to check; read everything, change nothing.',
    },
  },
] as const satisfies readonly DemonstrationPerson[];

export type PersonKey = (typeof DEMONSTRATION_PEOPLE)[number]['key'];
