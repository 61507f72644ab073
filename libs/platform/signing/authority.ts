/**
 * The platform's own certification authority: a root, a time stamping certificate, and one certificate for each act of signing.
 *
 * What it makes is PAdES B-T in technique. In law it is a *simple* electronic signature in the sense of law 43-20, because the
 * private key is made and held by the platform, not by the signer: it is never to be called advanced or qualified.
 */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { WEB_CRYPTO } from './cms.js';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const COUNTRY = 'MA';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';
/** Long enough for the retention of the files it signs (10 years after closing). */
const AUTHORITY_YEARS = 25;

/** What a signature is in law (43-20): an archive may hold any; the platform itself writes `simple`, and no other. */
export type SignatureLevel = 'simple' | 'advanced' | 'qualified';

export interface KeyedCertificate {
  certificate: Uint8Array;
  privateKey: webcrypto.CryptoKey;
}

/** Root and time stamping authority, ready for use. Certificates are DER. */
export interface Authority {
  root: KeyedCertificate;
  timeStamping: KeyedCertificate;
}

/** The authority as four base64 texts (DER certificates, PKCS#8 keys). It holds private keys: store it encrypted. */
export interface SerialisedAuthority {
  root: { certificate: string; privateKey: string };
  timeStamping: { certificate: string; privateKey: string };
}

export interface SignerIdentity {
  commonName: string;
  organisation: string;
  email: string;
  /** Hexadecimal, at most 20 bytes, never used twice under one authority. */
  serial: string;
  notBefore: Date;
  notAfter: Date;
}

/** A certificate and its key, made for one act of signing; the key cannot be exported. */
export interface Signer extends KeyedCertificate {
  /** As `verifyPdf` reports it: lower case, whole bytes, no leading zero bytes. */
  serial: string;
}

type Subject = { commonName: string; organisation: string };
// A structured name: what people are called can never be read as another attribute.
const subjectName = ({ commonName, organisation }: Subject): x509.JsonName => [
  { C: [COUNTRY] },
  { O: [organisation] },
  { CN: [commonName] },
];
const newKeys = (extractable: boolean) => webcrypto.subtle.generateKey(CURVE, extractable, ['sign', 'verify']);

/**
 * Makes a new authority with keys of its own.
 * @param organisation who answers for it, printed in every certificate
 */
export async function createAuthority(options: { organisation?: string; validFrom?: Date } = {}): Promise<Authority> {
  const organisation = options.organisation ?? 'Jisr';
  const notBefore = options.validFrom ?? new Date();
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + AUTHORITY_YEARS);

  const rootKeys = await newKeys(true);
  const rootCertificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: '01',
      name: subjectName({ commonName: `${organisation} - AC`, organisation }),
      notBefore,
      notAfter,
      keys: rootKeys,
      signingAlgorithm: CURVE,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(rootKeys.publicKey, false, WEB_CRYPTO),
      ],
    },
    WEB_CRYPTO,
  );
  const root = { certificate: new Uint8Array(rootCertificate.rawData), privateKey: rootKeys.privateKey };

  const stampKeys = await newKeys(true);
  const timeStamping = await issue(root, stampKeys, {
    subject: { commonName: `${organisation} - TSA`, organisation },
    serial: '02',
    notBefore,
    notAfter,
    extendedUsage: new x509.ExtendedKeyUsageExtension([TIME_STAMPING], true),
  });
  return { root, timeStamping };
}

/** A certificate with a fresh key for one person and one act of signing. */
export async function issueSigner(authority: Authority, identity: SignerIdentity): Promise<Signer> {
  const serial = canonicalSerial(identity.serial);
  const issued = await issue(authority.root, await newKeys(false), {
    subject: identity,
    serial,
    notBefore: identity.notBefore,
    notAfter: identity.notAfter,
    extendedUsage: new x509.ExtendedKeyUsageExtension([EMAIL_PROTECTION]),
    email: identity.email,
  });
  return { ...issued, serial };
}

/** As the certificate keeps it: whole bytes, no leading zeros. A serial of zero is not allowed (RFC 5280, 4.1.2.2). */
function canonicalSerial(typed: string): string {
  const digits = typed.toLowerCase().replace(/^0+/, '');
  if (!/^[0-9a-f]{1,40}$/.test(digits)) throw new RangeError('a certificate serial is 1 to 40 hexadecimal digits, not all zero');
  return digits.length % 2 === 0 ? digits : `0${digits}`;
}

export async function serialiseAuthority(authority: Authority): Promise<SerialisedAuthority> {
  const one = async ({ certificate, privateKey }: KeyedCertificate) => ({
    certificate: Buffer.from(certificate).toString('base64'),
    privateKey: Buffer.from(await webcrypto.subtle.exportKey('pkcs8', privateKey)).toString('base64'),
  });
  return { root: await one(authority.root), timeStamping: await one(authority.timeStamping) };
}

export async function restoreAuthority(stored: SerialisedAuthority): Promise<Authority> {
  const one = async ({ certificate, privateKey }: { certificate: string; privateKey: string }): Promise<KeyedCertificate> => ({
    certificate: new Uint8Array(Buffer.from(certificate, 'base64')),
    privateKey: await webcrypto.subtle.importKey('pkcs8', Buffer.from(privateKey, 'base64'), CURVE, true, ['sign']),
  });
  return { root: await one(stored.root), timeStamping: await one(stored.timeStamping) };
}

interface CertificateRequest {
  subject: Subject;
  serial: string;
  notBefore: Date;
  notAfter: Date;
  extendedUsage: x509.ExtendedKeyUsageExtension;
  email?: string;
}

async function issue(root: KeyedCertificate, keys: webcrypto.CryptoKeyPair, request: CertificateRequest): Promise<KeyedCertificate> {
  const issuer = new x509.X509Certificate(new Uint8Array(root.certificate));
  const certificate = await x509.X509CertificateGenerator.create(
    {
      serialNumber: request.serial,
      subject: subjectName(request.subject),
      issuer: issuer.subjectName.toJSON(),
      notBefore: request.notBefore,
      notAfter: request.notAfter,
      publicKey: keys.publicKey,
      signingKey: root.privateKey,
      signingAlgorithm: CURVE,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
        request.extendedUsage,
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, WEB_CRYPTO),
        await x509.AuthorityKeyIdentifierExtension.create(issuer, false, WEB_CRYPTO),
        ...(request.email ? [new x509.SubjectAlternativeNameExtension([{ type: 'email', value: request.email }])] : []),
      ],
    },
    WEB_CRYPTO,
  );
  return { certificate: new Uint8Array(certificate.rawData), privateKey: keys.privateKey };
}
