import { Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { BigInteger, Id, Instant, Text, Uuid } from '#platform';
import type { PasskeyPurpose } from '../domain/passkey.js';

/** A key that an authenticator of a person signs with (WebAuthn). Only its public half is known here. */
@Entity('passkey')
@Unique('passkey_credential_uq', ['credentialId'])
@Unique('passkey_name_uq', ['personId', 'name'])
export class Passkey {
  @Id('passkey_pk') id: string;
  @Uuid() @ForeignKey('Person', { name: 'passkey_person_fk', onDelete: 'CASCADE' }) personId: string;
  /** What its owner calls it. */
  @Text() name: string;
  /** base64url, as the browser names it. */
  @Text() credentialId: string;
  /** COSE key, base64url. */
  @Text() publicKey: string;
  /** Signatures so far, as the authenticator counts them; 0 for one that does not count. */
  @BigInteger() counter: number;
  /** How the browser reaches it (usb, nfc, ble, internal, hybrid), separated by commas. */
  @Text() transports: string;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  @Instant({ nullable: true }) lastUsedAt: Date | null;
  /** Its count went back: there is a copy of it, and neither counts any more. */
  @Instant({ nullable: true }) blockedAt: Date | null;
}

/** What a passkey is asked to sign in a session, once and within minutes. */
@Entity('passkey_question')
export class PasskeyQuestion {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'passkey_question_pk' })
  @ForeignKey('Session', { name: 'passkey_question_session_fk', onDelete: 'CASCADE' })
  sessionId: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'passkey_question_pk' }) purpose: PasskeyPurpose;
  /** base64url. */
  @Text() challenge: string;
  @Instant({ default: () => 'clock_timestamp()' }) askedAt: Date;
}
