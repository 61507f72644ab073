import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Text, Uuid } from '#platform';
import type { Role } from '../domain/roles.js';

/** One role of one person in one scope, for a time. Never deleted: revoked. */
@Entity('role_grant')
@Index('role_grant_person_ix', ['personId'])
@Index('role_grant_association_ix', ['associationId'], { where: 'association_id IS NOT NULL' })
@Index('role_grant_institution_ix', ['institutionId'], { where: 'institution_id IS NOT NULL' })
@Index('role_grant_role_ix', ['role'])
@Index('role_grant_delegated_from_ix', ['delegatedFrom'], { where: 'delegated_from IS NOT NULL' })
@Index('role_grant_president_uq', ['associationId'], { unique: true, where: `role = 'association.president' AND revoked_at IS NULL` })
export class RoleGrant {
  @Id('role_grant_pk') id: string;
  @Uuid() @ForeignKey('Person', { name: 'role_grant_person_fk' }) personId: string;
  @Text() role: Role;
  /** The institution for which the role acts; null for the whole installation. */
  @Uuid({ nullable: true }) institutionId: string | null;
  @Text({ nullable: true }) regionCode: string | null;
  @Uuid({ nullable: true }) committeeId: string | null;
  @Text({ nullable: true }) collegeCode: string | null;
  @Uuid({ nullable: true }) associationId: string | null;
  @Instant({ default: () => 'clock_timestamp()' }) validFrom: Date;
  @Instant({ nullable: true }) validUntil: Date | null;
  /** The grant that is lent for days of absence, and whose end this one shares. */
  @Uuid({ nullable: true }) @ForeignKey('RoleGrant', { name: 'role_grant_delegated_from_fk' }) delegatedFrom: string | null;
  @Instant({ nullable: true }) revokedAt: Date | null;
}
