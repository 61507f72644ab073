import { OID } from './cms.js';

/**
 * A CMS signature has bytes that no signature protects (versions, algorithm identifiers, tags): readers ignore many of them, so one of
 * them could be changed unseen. Ours are all of one form; here the signature is put together again from its protected parts, and
 * has to come out the same to the byte.
 */
export interface CmsParts {
  certificate: Buffer;
  /** DER of the time stamp token, for a signature that has one. */
  token?: Buffer;
}

const TAG = { integer: 0x02, octets: 0x04, nothing: 0x05, oid: 0x06, sequence: 0x30, set: 0x31, field0: 0xa0, field1: 0xa1 };
const DATA = '1.2.840.113549.1.7.1';
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';

/**
 * The parts of a signature over a detached content (`signature`) or of a time stamp (`token`).
 * @throws RangeError when the bytes are not exactly what our own signing writes
 */
export function readCanonicalCms(cms: Buffer, kind: 'signature' | 'token'): CmsParts {
  const [, wrapped] = children(cms);
  const [, , encapsulated, certificates, signers] = children(only(wrapped));
  const certificate = only(certificates);
  const [, , , signedAttributes, , signature, unsigned] = children(only(signers));
  const [serial, issuer] = serialAndIssuer(certificate);
  if (!signedAttributes || signedAttributes[0] !== TAG.field0 || !isEcdsaValue(signature)) throw new RangeError('not our form of CMS');

  const sha256 = kind === 'token' ? der(TAG.sequence, oid(OID.sha256), der(TAG.nothing)) : der(TAG.sequence, oid(OID.sha256));
  const content = kind === 'token' ? der(TAG.sequence, oid(OID.timeStampInfo), tstInfoField(encapsulated)) : der(TAG.sequence, oid(DATA));
  const token = kind === 'signature' && unsigned ? tokenOf(unsigned) : undefined;
  const signer = der(
    TAG.sequence,
    der(TAG.integer, Buffer.of(1)),
    der(TAG.sequence, issuer, serial),
    sha256,
    signedAttributes,
    der(TAG.sequence, oid(ECDSA_SHA256)),
    signature!,
    ...(token ? [der(TAG.field1, der(TAG.sequence, oid(OID.signatureTimeStamp), der(TAG.set, token)))] : []),
  );
  const version = der(TAG.integer, Buffer.of(kind === 'token' ? 3 : 1));
  const signedData = der(TAG.sequence, version, der(TAG.set, sha256), content, der(TAG.field0, certificate), der(TAG.set, signer));
  const expected = der(TAG.sequence, oid(OID.signedData), der(TAG.field0, signedData));
  if (!expected.equals(cms)) throw new RangeError('not our form of CMS');
  return { certificate, ...(token ? { token } : {}) };
}

function tstInfoField(encapsulated: Buffer | undefined): Buffer {
  const octets = only(children(encapsulated)[1]);
  return der(TAG.field0, der(TAG.octets, contentOf(octets)));
}

function tokenOf(unsigned: Buffer): Buffer {
  return only(children(only(unsigned))[1]);
}

/** SEQUENCE { r INTEGER, s INTEGER } inside an OCTET STRING, nothing else. */
function isEcdsaValue(signature: Buffer | undefined): boolean {
  if (!signature || signature[0] !== TAG.octets) return false;
  const value = contentOf(signature);
  const numbers = children(value);
  return numbers.length === 2 && numbers.every((one) => one[0] === TAG.integer) && der(TAG.sequence, ...numbers).equals(value);
}

/** TBSCertificate ::= [0] version, serialNumber, signature, issuer, … */
function serialAndIssuer(certificate: Buffer): [Buffer, Buffer] {
  const [, serial, , issuer] = children(children(certificate)[0]);
  if (!serial || !issuer) throw new RangeError('not a certificate');
  return [serial, issuer];
}

// ---- DER (X.690): tag, length, content ----

function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.of(tag, ...length), content]);
}

function oid(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number) as [number, number, ...number[]];
  const bytes = [first * 40 + second, ...rest].flatMap((part) => {
    const septets = [part & 0x7f];
    for (let left = part >>> 7; left > 0; left >>>= 7) septets.unshift((left & 0x7f) | 0x80);
    return septets;
  });
  return der(TAG.oid, Buffer.from(bytes));
}

/** Where the content of the value at `start` begins and ends. */
function bounds(bytes: Buffer, start: number): { from: number; to: number } {
  const first = bytes[start + 1] ?? 0x80;
  const octets = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || octets > 2 || start + 2 + octets > bytes.length) throw new RangeError('not DER');
  const from = start + 2 + octets;
  const to = from + (octets === 0 ? first : bytes.readUIntBE(start + 2, octets));
  if (to > bytes.length) throw new RangeError('not DER');
  return { from, to };
}

function contentOf(value: Buffer): Buffer {
  const { from, to } = bounds(value, 0);
  return value.subarray(from, to);
}

function children(value: Buffer | undefined): Buffer[] {
  if (!value) throw new RangeError('not our form of CMS');
  const content = contentOf(value);
  const found: Buffer[] = [];
  for (let at = 0; at < content.length;) {
    const { to } = bounds(content, at);
    found.push(content.subarray(at, to));
    at = to;
  }
  return found;
}

function only(value: Buffer | undefined): Buffer {
  const [child, ...more] = children(value);
  if (!child || more.length > 0) throw new RangeError('not our form of CMS');
  return child;
}
