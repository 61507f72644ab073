/**
 * Verifies the signatures of a PDF without any service: integrity, certificate chain, time stamp, and what was added after.
 * The level it finds is PAdES B-T; in law a simple electronic signature (law 43-20), see `authority.ts`.
 */
import * as pkijs from 'pkijs';
import { readCanonicalCms, type CmsParts } from './canonical-cms.js';
import { CRYPTO_ENGINE, exactBuffer, OID, sha256 } from './cms.js';
import { findSignedRanges, type SignedRange } from './signed-ranges.js';

export interface SignatureReport {
  /** Common name and organisation of the signer's certificate; null when it cannot be read. */
  signerName: string | null;
  organisation: string | null;
  /** Hexadecimal, as given to `issueSigner` (lower case, even number of digits). */
  certificateSerial: string | null;
  /** From the time stamp, never from the signer's own clock. */
  signedAt: Date | null;
  /** The signed bytes are those that were signed. */
  integrity: boolean;
  /** The certificate was issued by one of the given authorities and was valid when it signed. */
  trusted: boolean;
  /** The time stamp is for this signature and comes from the same authority. */
  timeStamped: boolean;
  /** 1 for the first signature of the file, in order. */
  revision: number;
  /** True for the last signature of an untouched file; an earlier one covers the file as it was then. */
  coversWholeFile: boolean;
  /** Bytes stand after the last signature that no signature covers. Said on every report of the file. */
  changedAfterLastSignature: boolean;
  /** All of the above is as it must be. */
  valid: boolean;
}

/**
 * One report for each signature, in the order of signing; an empty list for a document that nobody signed.
 * Only signatures of the form that `signPdf` writes can be valid: another tool's may be sound and is still reported as not verified.
 * @param authorityCertificates DER of the roots that are trusted
 */
export async function verifyPdf(bytes: Uint8Array, authorityCertificates: readonly Uint8Array[]): Promise<SignatureReport[]> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const roots = authorityCertificates.map((der) => pkijs.Certificate.fromBER(exactBuffer(der)));
  const ranges = findSignedRanges(file);
  const changedAfterLastSignature = !ranges.some((range) => range.end === file.length);

  const reports: SignatureReport[] = [];
  for (const [index, range] of ranges.entries()) {
    const findings = await inspect(range, roots);
    reports.push({
      ...findings,
      revision: index + 1,
      coversWholeFile: range.end === file.length,
      changedAfterLastSignature,
      valid: findings.integrity && findings.trusted && findings.timeStamped && !changedAfterLastSignature,
    });
  }
  return reports;
}

type Findings = Pick<
  SignatureReport,
  'signerName' | 'organisation' | 'certificateSerial' | 'signedAt' | 'integrity' | 'trusted' | 'timeStamped'
>;
const UNREADABLE: Findings = {
  signerName: null,
  organisation: null,
  certificateSerial: null,
  signedAt: null,
  integrity: false,
  trusted: false,
  timeStamped: false,
};

async function inspect(range: SignedRange, roots: pkijs.Certificate[]): Promise<Findings> {
  if (!range.cms || !range.content) return UNREADABLE;
  try {
    const parts = readCanonicalCms(range.cms, 'signature');
    const signed = signedDataOf(range.cms);
    const certificate = pkijs.Certificate.fromBER(exactBuffer(parts.certificate));
    const stampedAt = parts.token ? await readTimeStamp(parts.token, signed, roots) : null;
    const check = await verifies(signed, roots, stampedAt ?? new Date(), exactBuffer(range.content));
    return {
      signerName: nameOf(certificate, '2.5.4.3'),
      organisation: nameOf(certificate, '2.5.4.10'),
      certificateSerial: serialOf(certificate),
      signedAt: stampedAt,
      integrity: check.signature && (await namesItsCertificate(signed, parts)),
      trusted: check.chain,
      timeStamped: stampedAt !== null,
    };
  } catch {
    return UNREADABLE;
  }
}

/** The instant of the time stamp; null unless it is over this signature's value and signed by an authority's certificate made for stamping. */
async function readTimeStamp(token: Buffer, signature: pkijs.SignedData, roots: pkijs.Certificate[]): Promise<Date | null> {
  try {
    const parts = readCanonicalCms(token, 'token');
    const signed = signedDataOf(token);
    const info = pkijs.TSTInfo.fromBER(signed.encapContentInfo.eContent!.getValue());
    const stamped = exactBuffer(signature.signerInfos[0]!.signature.valueBlock.valueHexView);
    const imprint = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView);
    const check = await verifies(signed, roots, info.genTime, stamped);
    const holds =
      info.messageImprint.hashAlgorithm.algorithmId === OID.sha256 &&
      imprint.equals(Buffer.from(await sha256(stamped))) &&
      check.signature &&
      check.chain &&
      isForTimeStamping(pkijs.Certificate.fromBER(exactBuffer(parts.certificate))) &&
      (await namesItsCertificate(signed, parts));
    return holds ? info.genTime : null;
  } catch {
    return null;
  }
}

/** Signature and chain at an instant; pkijs throws for most failures, which are all the same here. */
async function verifies(signed: pkijs.SignedData, roots: pkijs.Certificate[], at: Date, data: ArrayBuffer) {
  const common = { signer: 0, data, extendedMode: true as const };
  const signature = await signed.verify({ ...common, checkChain: false }, CRYPTO_ENGINE).then(
    (result) => result.signatureVerified === true,
    () => false,
  );
  const chain = await signed.verify({ ...common, checkChain: true, trustedCerts: roots, checkDate: at }, CRYPTO_ENGINE).then(
    (result) => result.signerCertificateVerified === true,
    () => false,
  );
  return { signature, chain };
}

function signedDataOf(cms: Uint8Array): pkijs.SignedData {
  return new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(exactBuffer(cms)).content });
}

/** The signed attribute of RFC 5035 names the certificate by the hash of all its bytes, so that no other can be put in its place. */
async function namesItsCertificate(signed: pkijs.SignedData, parts: CmsParts): Promise<boolean> {
  const attribute = signed.signerInfos[0]!.signedAttrs?.attributes.find((one) => one.type === OID.signingCertificateV2);
  if (!attribute) return false;
  const hash = Buffer.from(await sha256(exactBuffer(parts.certificate)));
  return Buffer.from((attribute.values[0] as { toBER(): ArrayBuffer }).toBER()).includes(hash);
}

function isForTimeStamping(certificate: pkijs.Certificate): boolean {
  const usage = certificate.extensions?.find((extension) => extension.extnID === OID.extendedKeyUsage)?.parsedValue as
    pkijs.ExtKeyUsage | undefined;
  return usage?.keyPurposes.includes(OID.timeStampingPurpose) ?? false;
}

function nameOf(certificate: pkijs.Certificate, type: string): string | null {
  const found = certificate.subject.typesAndValues.find((one) => one.type === type);
  return found ? String(found.value.valueBlock.value) : null;
}

function serialOf(certificate: pkijs.Certificate): string {
  return Buffer.from(certificate.serialNumber.valueBlock.valueHexView)
    .toString('hex')
    .replace(/^00(?=.)/, '');
}
