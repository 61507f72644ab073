import type { Label } from '#kernel/public';

/** What an institution is; what it does in a programme (owns, contracts, pays, operates) is said by the programme. */
export const INSTITUTION_KINDS = {
  ministry: { fr: 'Ministère', ar: 'وزارة', en: 'Ministry' },
  regional_council: { fr: 'Conseil régional', ar: 'مجلس جهة', en: 'Regional council' },
  public_agency: { fr: 'Établissement ou agence publique', ar: 'مؤسسة أو وكالة عمومية', en: 'Public agency' },
  operator: { fr: 'Opérateur agissant pour une institution', ar: 'متعهد يعمل لحساب مؤسسة', en: 'Operator acting for an institution' },
} as const satisfies Record<string, Label>;

export type InstitutionKind = keyof typeof INSTITUTION_KINDS;
export const INSTITUTION_KIND_CODES = Object.keys(INSTITUTION_KINDS) as InstitutionKind[];
