import { zonedInstant, type ZonedInstant } from '#kernel';

/** Proof of a submission; anyone who holds the code can check it. */
export interface Receipt {
  applicationId: string;
  kind: 'submission' | 'completion';
  number: string;
  issued: ZonedInstant;
  /** SHA-256 of the canonical content, in hexadecimal. */
  contentHash: string;
  verificationCode: string;
  /** Path of the public page that verifies it. */
  verifyPath: string;
  /** The PDF is made shortly after, by the worker. */
  pdfReady: boolean;
}

export const verifyPath = (code: string) => `/verify/${code}`;

export function receiptView(row: {
  applicationId: string;
  kind: Receipt['kind'];
  number: string;
  issuedAt: Date;
  contentHash: string;
  verificationCode: string;
  fileId: string | null;
}): Receipt {
  const { issuedAt, fileId, ...receipt } = row;
  return { ...receipt, issued: zonedInstant(issuedAt), verifyPath: verifyPath(row.verificationCode), pdfReady: fileId !== null };
}
