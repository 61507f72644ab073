/** Time stamp tokens of RFC 3161, made in the process: no network, no external authority. */
import { randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { KeyedCertificate } from './authority.js';
import { CRYPTO_ENGINE, exactBuffer, OID, sha256 } from './cms.js';

/** Policy identifier of the tokens, in the arc reserved for private experiments. */
const POLICY = '1.3.6.1.4.1.99999.1';

/**
 * The token that says "this digest existed at that instant".
 * @param digest SHA-256 of what is stamped
 * @returns DER of a CMS SignedData
 */
export async function timeStampToken(authority: KeyedCertificate, digest: Uint8Array, at: Date): Promise<Uint8Array> {
  const certificate = pkijs.Certificate.fromBER(exactBuffer(authority.certificate));
  const seconds = new Date(Math.floor(at.getTime() / 1000) * 1000);
  const info = new pkijs.TSTInfo({
    version: 1,
    policy: POLICY,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: exactBuffer(digest) }),
    }),
    // A leading 01 keeps the random serial positive.
    serialNumber: new asn1js.Integer({ valueHex: exactBuffer(Buffer.concat([Buffer.of(1), randomBytes(15)])) }),
    genTime: seconds,
  });
  const content = info.toSchema().toBER(false);
  const encapsulated = new pkijs.EncapsulatedContentInfo({ eContentType: OID.timeStampInfo });
  // Set after construction: the constructor would cut the string into BER pieces, and a token is DER.
  encapsulated.eContent = new asn1js.OctetString({ valueHex: content });
  const signed = new pkijs.SignedData({
    version: 3,
    encapContentInfo: encapsulated,
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute(OID.contentType, new asn1js.ObjectIdentifier({ value: OID.timeStampInfo })),
            attribute(OID.signingTime, new asn1js.UTCTime({ valueDate: seconds })),
            attribute(OID.messageDigest, new asn1js.OctetString({ valueHex: await sha256(content) })),
            attribute(OID.signingCertificateV2, signingCertificate(await sha256(exactBuffer(authority.certificate)))),
          ],
        }),
      }),
    ],
    certificates: [certificate],
  });
  await signed.sign(authority.privateKey, 0, 'SHA-256', undefined, CRYPTO_ENGINE);
  const token = new pkijs.ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
  return new Uint8Array(token.toSchema().toBER(false));
}

const attribute = (type: string, value: asn1js.AsnType) => new pkijs.Attribute({ type, values: [value] });

/** ESSCertIDv2 (RFC 5035) with its default hash, SHA-256: which certificate the token is signed with. */
function signingCertificate(certificateHash: ArrayBuffer): asn1js.Sequence {
  const certificateId = new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: certificateHash })] });
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [certificateId] })] });
}
