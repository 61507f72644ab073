import { webcrypto } from 'node:crypto';
import * as pkijs from 'pkijs';

/** Passed to every call: other libraries in the process change the engine that pkijs keeps globally. */
/** Node's WebCrypto under the type that browsers give it, which is the one the libraries are written for. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion -- needed beside the browser's types
export const WEB_CRYPTO = webcrypto as unknown as typeof globalThis.crypto;
export const CRYPTO_ENGINE = new pkijs.CryptoEngine({ name: 'node', crypto: WEB_CRYPTO });

/** Object identifiers of RFC 5652 (CMS), RFC 5035 (ESS), RFC 3161 (time stamps) and NIST's hashes. */
export const OID = {
  sha256: '2.16.840.1.101.3.4.2.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
  extendedKeyUsage: '2.5.29.37',
  timeStampingPurpose: '1.3.6.1.5.5.7.3.8',
} as const;

export const sha256 = (bytes: ArrayBuffer): Promise<ArrayBuffer> => webcrypto.subtle.digest('SHA-256', bytes);

/** An ArrayBuffer of exactly these bytes: pkijs reads a view's whole underlying buffer. */
export function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
