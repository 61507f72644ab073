/**
 * Electronic signature of a PDF: PAdES baseline B-T (ETSI EN 319 142-1) in technique, a *simple* signature in the sense of
 * law 43-20, because the platform holds the key. It is written as an incremental update: the bytes signed before stay as they are.
 */
import { CryptoKeySigner, PDF } from '@libpdf/core';
import type { Authority, Signer } from './authority.js';
import { timeStampToken } from './time-stamp.js';

export interface SignatureOptions {
  reason: string;
  location: string;
  /** Name of the signature field, unique in the document, e.g. `association`. */
  fieldName: string;
  /** The instant of the time stamp; the machine's clock by default. */
  at?: Date;
}

/**
 * Signs and time-stamps a PDF; what was there before is kept byte for byte.
 * @throws Error when the document cannot be extended without being rewritten, or the field is already signed
 */
export async function signPdf(bytes: Uint8Array, signer: Signer, authority: Authority, options: SignatureOptions): Promise<Buffer> {
  const at = options.at ?? new Date();
  const pdf = await PDF.load(bytes);
  const { bytes: signed } = await pdf.sign({
    // No chain is embedded: the root is known to whoever verifies, and every embedded byte must be covered by a check.
    signer: new CryptoKeySigner(signer.privateKey, signer.certificate, 'EC', 'ECDSA'),
    level: 'B-T',
    digestAlgorithm: 'SHA-256',
    timestampAuthority: { timestamp: (digest) => timeStampToken(authority.timeStamping, digest, at) },
    signingTime: at,
    fieldName: options.fieldName,
    reason: options.reason,
    location: options.location,
  });
  const result = Buffer.from(signed);
  if (!result.subarray(0, bytes.length).equals(bytes)) throw new Error('signing rewrote the document instead of extending it');
  return result;
}
