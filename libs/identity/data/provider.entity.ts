import { Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Instant, Text, Uuid } from '#platform';

/** Under which identity of the provider somebody comes. */
@Entity('provider_identity')
@Unique('provider_identity_person_uq', ['personId', 'issuer'])
export class ProviderIdentity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'provider_identity_pk' }) issuer: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'provider_identity_pk' }) subject: string;
  @Uuid() @ForeignKey('Person', { name: 'provider_identity_person_fk', onDelete: 'CASCADE' }) personId: string;
  @Instant({ default: () => 'clock_timestamp()' }) linkedAt: Date;
}

/** Somebody was sent to the provider, and has not come back yet. */
@Entity('provider_request')
export class ProviderRequest {
  /** The hash of `state`. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'provider_request_pk' }) stateHash: string;
  /** The hash of what the browser keeps: another one's answer is not heard. */
  @Text() browserHash: string;
  @Text() nonce: string;
  /** PKCE (RFC 7636). */
  @Text() codeVerifier: string;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}
