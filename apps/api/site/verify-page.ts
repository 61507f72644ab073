import { verificationCodeFrom, type VerifiedDocument } from '#platform';
import type { VerifyResult } from '../../web/src/public/props.js';

const ISSUED = { fr: 'Délivré le', ar: 'تاريخ الإصدار', en: 'Issued on' };
const STATUS = { fr: 'État', ar: 'الوضعية', en: 'Status' };

/** What a code tells the public of its document. Whoever typed something else is told so, not that the document is false. */
export function verifyResult(typed: string, found: VerifiedDocument | null): VerifyResult {
  if (verificationCodeFrom(typed) === null) return { outcome: 'not_a_code' };
  if (!found) return { outcome: 'unknown' };
  return {
    outcome: 'authentic',
    kind: found.kind,
    reference: found.number,
    sha256: found.sha256 ?? '',
    facts: [{ label: ISSUED, value: found.at }, { label: STATUS, value: found.status }, ...found.facts],
    signatures: [],
  };
}
