/**
 * Verifies the signatures of a PDF without any service: integrity, certificate chain, time stamp, and what was added after.
 * The level it finds is PAdES B-T; in law a simple electronic signature (law 43-20), see `authority.ts`.
 */
import * as pkijs from 'pkijs';
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
  let signed: pkijs.SignedData;
  try {
    signed = signedDataOf(range.cms);
  } catch {
    return UNREADABLE;
  }
  const certificate = onlyCertificate(signed);
  const stamp = await inspectTimeStamp(signed, roots);
  const check = await verifies(signed, roots, stamp.at ?? new Date(), exactBuffer(range.content));
  return {
    signerName: certificate && nameOf(certificate, '2.5.4.3'),
    organisation: certificate && nameOf(certificate, '2.5.4.10'),
    certificateSerial: certificate && serialOf(certificate),
    signedAt: stamp.valid ? stamp.at : null,
    integrity: check.signature && certificate !== null && (await namesItsCertificate(signed, certificate)),
    trusted: check.chain,
    timeStamped: stamp.valid,
  };
}

/** The time stamp is over the signature value, signed by an authority's certificate made for stamping only. */
async function inspectTimeStamp(signed: pkijs.SignedData, roots: pkijs.Certificate[]): Promise<{ valid: boolean; at: Date | null }> {
  try {
    const signer = signed.signerInfos[0]!;
    const attribute = signer.unsignedAttrs!.attributes.find((one) => one.type === OID.signatureTimeStamp)!;
    const token = new pkijs.SignedData({ schema: new pkijs.ContentInfo({ schema: attribute.values[0] }).content });
    const info = pkijs.TSTInfo.fromBER(token.encapContentInfo.eContent!.getValue());
    const imprint = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView);
    const stamped = exactBuffer(signer.signature.valueBlock.valueHexView);
    const stampedDigest = Buffer.from(await sha256(stamped));
    const certificate = onlyCertificate(token);
    const check = await verifies(token, roots, info.genTime, stamped);
    const valid =
      info.messageImprint.hashAlgorithm.algorithmId === OID.sha256 &&
      imprint.equals(stampedDigest) &&
      check.signature &&
      check.chain &&
      certificate !== null &&
      isForTimeStamping(certificate) &&
      (await namesItsCertificate(token, certificate));
    return { valid, at: info.genTime };
  } catch {
    return { valid: false, at: null };
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
  const content = pkijs.ContentInfo.fromBER(exactBuffer(cms));
  const signed = new pkijs.SignedData({ schema: content.content });
  if (signed.signerInfos.length !== 1) throw new Error('a PAdES signature has exactly one signer');
  return signed;
}

/** Our signatures embed the signer's certificate and nothing else. */
function onlyCertificate(signed: pkijs.SignedData): pkijs.Certificate | null {
  const [certificate, ...more] = signed.certificates ?? [];
  return certificate instanceof pkijs.Certificate && more.length === 0 ? certificate : null;
}

/** The signed attribute of RFC 5035 names the certificate by its hash, so that no other can be put in its place. */
async function namesItsCertificate(signed: pkijs.SignedData, certificate: pkijs.Certificate): Promise<boolean> {
  const attribute = signed.signerInfos[0]!.signedAttrs?.attributes.find((one) => one.type === OID.signingCertificateV2);
  if (!attribute) return false;
  const hash = Buffer.from(await sha256(certificate.toSchema().toBER(false)));
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
