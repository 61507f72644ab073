import type { Label } from '#kernel';

export const ASSOCIATION_KINDS = {
  association: { fr: 'Association', ar: 'جمعية', en: 'Association' },
  federation: { fr: 'Fédération', ar: 'فيدرالية', en: 'Federation' },
  cooperative: { fr: 'Coopérative', ar: 'تعاونية', en: 'Cooperative' },
  public_establishment: { fr: 'Établissement public', ar: 'مؤسسة عمومية', en: 'Public establishment' },
  foreign_ngo: { fr: 'ONG étrangère', ar: 'منظمة غير حكومية أجنبية', en: 'Foreign NGO' },
} as const satisfies Record<string, Label>;
export type AssociationKind = keyof typeof ASSOCIATION_KINDS;

export const BOARD_FUNCTIONS = {
  president: { fr: 'Président(e)', ar: 'رئيس(ة)', en: 'President' },
  vice_president: { fr: 'Vice-président(e)', ar: 'نائب(ة) الرئيس', en: 'Vice-president' },
  secretary: { fr: 'Secrétaire général(e)', ar: 'كاتب(ة) عام(ة)', en: 'Secretary' },
  treasurer: { fr: 'Trésorier(ère)', ar: 'أمين(ة) المال', en: 'Treasurer' },
  member: { fr: 'Membre', ar: 'عضو', en: 'Member' },
} as const satisfies Record<string, Label>;
export type BoardFunction = keyof typeof BOARD_FUNCTIONS;

/** Documents of the vault, reused from call to call. */
export const DOCUMENT_KINDS = {
  receipt: {
    fr: 'Récépissé de déclaration de l’association',
    ar: 'وصل التصريح بتأسيس الجمعية',
    en: 'Association’s receipt of declaration',
  },
  statutes: { fr: 'Statuts', ar: 'القانون الأساسي', en: 'Statutes' },
  board_list: { fr: 'Liste des membres du bureau', ar: 'لائحة أعضاء المكتب', en: 'List of board members' },
  assembly_minutes: { fr: 'PV de la dernière assemblée générale', ar: 'محضر آخر جمع عام', en: 'Minutes of the last general assembly' },
  tax_certificate: { fr: 'Attestation de régularité fiscale', ar: 'شهادة الوضعية الجبائية', en: 'Tax certificate' },
  accounts: { fr: 'Comptes du dernier exercice', ar: 'حسابات السنة المالية الأخيرة', en: 'Accounts of the last year' },
  rib_proof: { fr: 'Attestation de RIB', ar: 'شهادة التعريف البنكي', en: 'Proof of bank account' },
} as const satisfies Record<string, Label>;
export type DocumentKind = keyof typeof DOCUMENT_KINDS;

/** What the vault keeps: one document of each kind, and others under titles of their own. */
export const VAULT_KINDS = [...(Object.keys(DOCUMENT_KINDS) as DocumentKind[]), 'other'] as const;
export type VaultKind = (typeof VAULT_KINDS)[number];

/** What a document of the vault is called. */
export function documentLabel({ kind, title }: { kind: VaultKind; title: string | null }): Label {
  if (kind !== 'other') return DOCUMENT_KINDS[kind];
  const words = title ?? '—';
  return { fr: words, ar: words, en: words };
}

/** Without these a registration is not sent for verification. */
export const REGISTRATION_DOCUMENTS: readonly DocumentKind[] = ['receipt', 'statutes', 'board_list', 'rib_proof'];
/** Without these, valid on the day, nothing is paid. */
export const PAYMENT_DOCUMENTS: readonly DocumentKind[] = ['receipt', 'tax_certificate'];

/** What an officer compares with the receipt of the authorities. */
export const RECEIPT_CHECKS = ['number', 'date', 'board'] as const;
export type ReceiptCheck = (typeof RECEIPT_CHECKS)[number];
