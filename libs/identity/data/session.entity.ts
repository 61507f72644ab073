import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Bool, Id, Instant, Int, Text, Uuid } from '#platform';

/** A signed-in browser. The cookie holds a random token; only its hash is stored. */
@Entity('session')
@Index('session_token_ix', ['tokenHash'], { unique: true })
@Index('session_person_ix', ['personId'])
export class Session {
  @Id('session_pk') id: string;
  @Text() tokenHash: string;
  @Uuid() @ForeignKey('Person', { name: 'session_person_fk', onDelete: 'CASCADE' }) personId: string;
  /** The role in use. */
  @Uuid({ nullable: true }) grantId: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  @Instant() expiresAt: Date;
  @Instant({ nullable: true }) secondFactorAt: Date | null;
  @Instant({ nullable: true }) steppedUpAt: Date | null;
  @Instant({ nullable: true }) endedAt: Date | null;
  /** What its owner recognises it by: the browser, the system, the network that the sign-in came from. */
  @Text({ nullable: true }) browser: string | null;
  @Text({ nullable: true }) system: string | null;
  @Text({ nullable: true }) address: string | null;
  /** The hash of the device's identifier (`known-devices.ts`). */
  @Text({ nullable: true }) deviceKey: string | null;
  /** The last request, to within minutes. */
  @Instant({ default: () => 'clock_timestamp()' }) seenAt: Date;
  /** Was opened by the provider of the administration, and is ended there too. */
  @Bool({ default: false }) byProvider: boolean;
  /** Was ended by hand from elsewhere: the device is a stranger to the account again. */
  @Bool({ default: false }) revoked: boolean;
}

/** How many acts of one kind came from one place in a window of time. Keys are hashes. */
@Entity('rate_count')
@Index('rate_count_window_ix', ['windowStart'])
export class RateCount {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'rate_count_pk' }) key: string;
  @Instant() windowStart: Date;
  @Int() count: number;
}

/** Failed sign-ins of an account or from an address, to slow down guessing. Keys are hashes. */
@Entity('sign_in_attempt')
export class SignInAttempt {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sign_in_attempt_pk' }) key: string;
  @Int() failures: number;
  @Instant() lastFailureAt: Date;
}
