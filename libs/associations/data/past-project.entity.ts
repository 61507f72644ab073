import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { CentimesColumn, Day, Id, Instant, Int, Text, Uuid } from '#platform';

/**
 * A grant of before the program, as a file of then tells it: shown in the dossier of its association, counted in no bilan and no sum. What
 * was taken over with its call, file, act and payment (`importPast` of those rooms) is another thing.
 */
@Entity('past_project')
@Unique('past_project_key_uq', ['key'])
@Index('past_project_association_ix', ['associationId'])
export class PastProject {
  @Id('past_project_pk') id: string;
  /** By which the same row of another file is known again. */
  @Text() key: string;
  /** Null where the registry has no association of that name or number. */
  @Uuid({ nullable: true }) @ForeignKey('Association', { name: 'past_project_association_fk' }) associationId: string | null;
  /** As the file writes it. */
  @Text() beneficiary: string;
  @Text({ nullable: true }) beneficiaryNumber: string | null;
  @Text({ nullable: true }) title: string | null;
  @Text({ nullable: true }) reference: string | null;
  /** Who granted it, as the file writes it. */
  @Text({ nullable: true }) grantor: string | null;
  @Text({ nullable: true }) programme: string | null;
  @Int() year: number;
  @Day({ nullable: true }) grantedOn: string | null;
  @CentimesColumn() amountCentimes: number;
  /** The words of the file; `domainCode` where they name a domain of the product. */
  @Text({ nullable: true }) domain: string | null;
  @Text({ nullable: true }) @ForeignKey('InterventionDomain', 'code', { name: 'past_project_domain_fk' }) domainCode: string | null;
  @Text({ nullable: true }) regionCode: string | null;
  /** Whose file told it first; null = the installation's. */
  @Uuid({ nullable: true }) @ForeignKey('Institution', { name: 'past_project_institution_fk' }) institutionId: string | null;
  @Int({ nullable: true }) beneficiaries: number | null;
  @Int({ default: 1 }) version: number;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
}
