import type { Label } from '#kernel';

export type RoleScope = 'national-or-region' | 'committee' | 'association' | 'national';

export interface RoleDefinition extends Label {
  scope: RoleScope;
  /** The role may not be used without a second factor. */
  secondFactor: boolean;
  /** Money, signature, administration: given by two administrators, never by one. */
  sensitive?: true;
}

/** Every role of the product. A grant gives one role in one scope. */
export const ROLES = {
  'association.president': {
    scope: 'association',
    secondFactor: true,
    fr: 'Président(e) de l’association',
    ar: 'رئيس(ة) الجمعية',
    en: 'President of the association',
  },
  'association.treasurer': {
    scope: 'association',
    secondFactor: false,
    fr: 'Trésorier(ère) de l’association',
    ar: 'أمين(ة) مال الجمعية',
    en: 'Treasurer of the association',
  },
  'association.editor': {
    scope: 'association',
    secondFactor: false,
    fr: 'Rédacteur(trice) de l’association',
    ar: 'محرر(ة) بالجمعية',
    en: 'Editor of the association',
  },
  'association.reader': {
    scope: 'association',
    secondFactor: false,
    fr: 'Lecteur(trice) de l’association',
    ar: 'مطلع(ة) بالجمعية',
    en: 'Reader of the association',
  },
  'association.delegate': {
    scope: 'association',
    secondFactor: true,
    fr: 'Signataire par délégation de la présidence',
    ar: 'موقع(ة) بتفويض من الرئاسة',
    en: 'Signatory by delegation of the president',
  },
  'committee.member': { scope: 'committee', secondFactor: true, fr: 'Membre du comité', ar: 'عضو اللجنة', en: 'Committee member' },
  'committee.chair': { scope: 'committee', secondFactor: true, fr: 'Président(e) du comité', ar: 'رئيس(ة) اللجنة', en: 'Committee chair' },
  'committee.secretary': {
    scope: 'committee',
    secondFactor: true,
    fr: 'Secrétaire du comité',
    ar: 'كاتب(ة) اللجنة',
    en: 'Committee secretary',
  },
  'programme.officer': {
    scope: 'national-or-region',
    secondFactor: true,
    sensitive: true,
    fr: 'Chargé(e) de programme',
    ar: 'مكلف(ة) بالبرنامج',
    en: 'Programme officer',
  },
  instructor: { scope: 'national-or-region', secondFactor: true, fr: 'Instructeur(trice)', ar: 'مكلف(ة) بدراسة الملفات', en: 'Instructor' },
  signatory: {
    scope: 'national-or-region',
    secondFactor: true,
    sensitive: true,
    fr: 'Signataire de l’administration',
    ar: 'الموقع(ة) عن الإدارة',
    en: 'Signatory of the administration',
  },
  'authorising.officer': {
    scope: 'national-or-region',
    secondFactor: true,
    sensitive: true,
    fr: 'Ordonnateur(trice)',
    ar: 'آمر(ة) بالصرف',
    en: 'Authorising officer',
  },
  accountant: { scope: 'national-or-region', secondFactor: true, sensitive: true, fr: 'Comptable', ar: 'محاسب(ة)', en: 'Accountant' },
  'communication.officer': {
    scope: 'national',
    secondFactor: true,
    fr: 'Chargé(e) de communication',
    ar: 'مكلف(ة) بالتواصل',
    en: 'Communication officer',
  },
  administrator: {
    scope: 'national',
    secondFactor: true,
    sensitive: true,
    fr: 'Administrateur(trice)',
    ar: 'مدير(ة) النظام',
    en: 'Administrator',
  },
  auditor: { scope: 'national-or-region', secondFactor: true, fr: 'Auditeur(trice)', ar: 'مدقق(ة)', en: 'Auditor' },
} as const satisfies Record<string, RoleDefinition>;

export type Role = keyof typeof ROLES;
export const ROLE_NAMES = Object.keys(ROLES) as Role[];
export const roleDefinition = (role: Role): RoleDefinition => ROLES[role];

/** Roles that administrators give: those of associations and committees are given where they belong. */
export const ADMINISTERED_ROLES: readonly Role[] = ROLE_NAMES.filter(
  (role) => ROLES[role].scope === 'national' || ROLES[role].scope === 'national-or-region',
);
export const isSensitive = (role: Role): boolean => roleDefinition(role).sensitive === true;

/** Those who read everything within their scope and belong to the administration. */
export const OFFICERS: readonly Role[] = [
  'programme.officer',
  'instructor',
  'signatory',
  'authorising.officer',
  'accountant',
  'communication.officer',
  'auditor',
];
export const ASSOCIATION_ROLES: readonly Role[] = [
  'association.president',
  'association.treasurer',
  'association.editor',
  'association.reader',
  'association.delegate',
];
export const COMMITTEE_ROLES: readonly Role[] = ['committee.member', 'committee.chair', 'committee.secretary'];
