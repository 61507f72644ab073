import type { Label } from '#kernel';

export const ASSOCIATION_KINDS = {
  association: { fr: 'Association', ar: 'جمعية', en: 'Association' },
  federation: { fr: 'Fédération ou réseau', ar: 'فيدرالية أو شبكة', en: 'Federation or network' },
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
  manager: { fr: 'Gérant(e)', ar: 'مسير(ة)', en: 'Manager' },
  director: { fr: 'Directeur(trice)', ar: 'مدير(ة)', en: 'Director' },
  member: { fr: 'Membre', ar: 'عضو', en: 'Member' },
} as const satisfies Record<string, Label>;
export type BoardFunction = keyof typeof BOARD_FUNCTIONS;

/** Papers by which a rule knows something: what a registration, a payment, an account or a new presidency rests on. */
export const PROOFS = {
  receipt: {
    fr: 'Récépissé de déclaration de l’association',
    ar: 'وصل التصريح بتأسيس الجمعية',
    en: 'Association’s receipt of declaration',
  },
  statutes: { fr: 'Statuts', ar: 'القانون الأساسي', en: 'Statutes' },
  board_list: { fr: 'Liste des membres du bureau', ar: 'لائحة أعضاء المكتب', en: 'List of board members' },
  assembly_minutes: { fr: 'PV de la dernière assemblée générale', ar: 'محضر آخر جمع عام', en: 'Minutes of the last general assembly' },
  tax_certificate: { fr: 'Attestation de régularité fiscale', ar: 'شهادة الوضعية الجبائية', en: 'Tax certificate' },
  rib_proof: { fr: 'Attestation de RIB', ar: 'شهادة التعريف البنكي', en: 'Proof of bank account' },
} as const satisfies Record<string, Label>;
export type Proof = keyof typeof PROOFS;
export const PROOF_CODES = Object.keys(PROOFS) as Proof[];

/** What no kind names: kept under a title of its own. Others are kept one of each kind, of the institution's list. */
export const OTHER = 'other';

interface Kind {
  /** What makes it exist: the document, its number and its day, and how an act names it before the number. */
  act: { document: Label; number: Label; date: Label; inAct: { fr: string; ar: string } };
  /** Named where there are many registers: a court, a country's own. Null for none. */
  register: Label | null;
  /** Its seat is in another country: a country and a city, neither region nor ICE, an account by its IBAN. */
  abroad: boolean;
  /** It says whom it unites. */
  network: boolean;
  /** Each seat of the board that must be held; any of several functions holds it. */
  seats: readonly (readonly BoardFunction[])[];
  /** Without these a registration is not sent. */
  registration: readonly Proof[];
  /** Without these, valid on the day, nothing is paid. */
  payment: readonly Proof[];
}

const RECEIPT = {
  document: PROOFS.receipt,
  number: { fr: 'Numéro du récépissé', ar: 'رقم الوصل', en: 'Number of the receipt' },
  date: { fr: 'Date du récépissé', ar: 'تاريخ الوصل', en: 'Date of the receipt' },
  inAct: { fr: 'récépissé n°', ar: 'الوصل رقم' },
};
const PAPERS: readonly Proof[] = ['receipt', 'statutes', 'board_list', 'rib_proof'];
const IN_ORDER: readonly Proof[] = ['receipt', 'tax_certificate'];

/**
 * What each kind is known by and must show. Declared associations: dahir 1-58-376, article 5; cooperatives: law 112-12 (register kept by
 * the court); public establishments exist by the act that created them.
 */
export const KINDS: Readonly<Record<AssociationKind, Kind>> = {
  association: {
    act: RECEIPT,
    register: null,
    abroad: false,
    network: false,
    seats: [['president'], ['treasurer']],
    registration: PAPERS,
    payment: IN_ORDER,
  },
  federation: {
    act: RECEIPT,
    register: null,
    abroad: false,
    network: true,
    seats: [['president'], ['treasurer']],
    registration: PAPERS,
    payment: IN_ORDER,
  },
  cooperative: {
    act: {
      document: {
        fr: 'Extrait du registre des coopératives',
        ar: 'مستخرج من سجل التعاونيات',
        en: 'Extract of the register of cooperatives',
      },
      number: { fr: 'Numéro au registre des coopératives', ar: 'الرقم في سجل التعاونيات', en: 'Number in the register of cooperatives' },
      date: { fr: 'Date d’immatriculation', ar: 'تاريخ التقييد', en: 'Date of registration' },
      inAct: { fr: 'registre des coopératives n°', ar: 'سجل التعاونيات رقم' },
    },
    register: { fr: 'Tribunal qui tient le registre', ar: 'المحكمة الماسكة للسجل', en: 'Court that keeps the register' },
    abroad: false,
    network: false,
    seats: [['president', 'manager']],
    registration: PAPERS,
    payment: IN_ORDER,
  },
  public_establishment: {
    act: {
      document: { fr: 'Texte de création', ar: 'النص المحدث للمؤسسة', en: 'Act that created it' },
      number: {
        fr: 'Texte de création (dahir, loi, décret)',
        ar: 'النص المحدث (ظهير، قانون، مرسوم)',
        en: 'Act that created it (dahir, law, decree)',
      },
      date: { fr: 'Date du texte', ar: 'تاريخ النص', en: 'Date of the act' },
      inAct: { fr: 'texte de création :', ar: 'النص المحدث:' },
    },
    register: null,
    abroad: false,
    network: false,
    seats: [['director', 'president']],
    registration: ['receipt', 'rib_proof'],
    payment: ['receipt'],
  },
  foreign_ngo: {
    act: {
      document: { fr: 'Extrait du registre du pays', ar: 'مستخرج من سجل البلد', en: 'Extract of the register of the country' },
      number: { fr: 'Numéro au registre du pays', ar: 'الرقم في سجل البلد', en: 'Number in the register of the country' },
      date: { fr: 'Date d’enregistrement', ar: 'تاريخ التسجيل', en: 'Date of registration' },
      inAct: { fr: 'numéro au registre du pays :', ar: 'الرقم في سجل البلد:' },
    },
    register: { fr: 'Registre du pays', ar: 'سجل البلد', en: 'Register of the country' },
    abroad: true,
    network: false,
    seats: [['president', 'director']],
    registration: PAPERS,
    payment: ['receipt'],
  },
};

/**
 * What a document of the vault is called: the act that makes the association exist by its legal form, one of no kind by its own title, the
 * others as `listed` calls them, the list under which they were kept.
 */
export function documentLabel({ kind, title }: { kind: string; title: string | null }, owner: AssociationKind, listed: Label): Label {
  if (kind === 'receipt') return KINDS[owner].act.document;
  if (kind !== OTHER) return listed;
  const words = title ?? '—';
  return { fr: words, ar: words, en: words };
}

/** What a rule calls the paper that it asks for. */
export const proofLabel = (proof: Proof, owner: AssociationKind): Label =>
  documentLabel({ kind: proof, title: null }, owner, PROOFS[proof]);

/** What an officer compares with the receipt of the authorities. */
export const RECEIPT_CHECKS = ['number', 'date', 'board'] as const;
export type ReceiptCheck = (typeof RECEIPT_CHECKS)[number];
