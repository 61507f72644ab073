import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * JSON in its canonical form (RFC 8785): the same content has the same text, hence the same hash. Instants are written as ISO 8601; what
 * is not defined is left out of an object. @throws TypeError for what JSON cannot write
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError(`a ${typeof value} has no canonical form`);
  return text;
}

/** SHA-256 in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of the canonical form, in hexadecimal: what receipts print and audit rows keep. */
export function contentHash(value: unknown): string {
  return sha256(canonicalJson(value));
}
