import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { ParameterWord } from '#institution';
import type { Localized } from '#kernel';
import { Bool, Day, Id, Instant, Int, Json, SearchColumn, Text, Uuid } from '#platform';
import type { MemberFunction } from '../domain/colleges.js';

/** A regional concertation committee and how it decides. */
@Entity('committee')
@Index('committee_region_ix', ['regionCode'])
@Index('committee_search_ix', { synchronize: false })
export class Committee {
  @Id('committee_pk') id: string;
  /** In whose name it sits. */
  @Uuid() @ForeignKey('Institution', { name: 'committee_institution_fk' }) institutionId: string;
  @Text() regionCode: string;
  @Json() name: Localized;
  /** Share of the seats that makes the quorum, in hundredths of a percent. */
  @Int() quorumBasisPoints: number;
  /** Seats of each college that must be filled. */
  @Int() quorumPerCollege: number;
  /** Days between the convening letter and the session. */
  @Int() convocationDays: number;
  /** Days an association has to appeal, from its letter. */
  @Int() appealDays: number;
  /** Share of the votes cast that carries a decision, in hundredths of a percent; at 5 000, more for than against. */
  @Int() majorityBasisPoints: number;
  @Bool() castingVote: boolean;
  /** Days to sign the minutes, from the end of the session. */
  @Int() minutesDays: number;
  /** Its colleges, those given up too: they name the seats of before. */
  @Json() colleges: ParameterWord[];
  /** Of the institution's rules, as they were copied. */
  @Uuid() @ForeignKey('ParameterRevision', { name: 'committee_rules_fk' }) rulesRevisionId: string;
  @Instant({ default: () => 'clock_timestamp()' }) createdAt: Date;
  @SearchColumn() search: string;
}

/** A seat of a committee held by a person for a mandate; secretaries hold none and do not vote. */
@Entity('committee_member')
@Unique('committee_member_person_uq', ['committeeId', 'personId'])
@Index('committee_member_person_ix', ['personId'])
export class CommitteeMember {
  @Id('committee_member_pk') id: string;
  @Uuid() @ForeignKey('Committee', { name: 'committee_member_committee_fk' }) committeeId: string;
  @Uuid() @ForeignKey('Person', { name: 'committee_member_person_fk' }) personId: string;
  @Text() function: MemberFunction;
  @Text({ nullable: true }) collegeCode: string | null;
  /** The titular whom this member replaces. */
  @Uuid({ nullable: true }) @ForeignKey('CommitteeMember', { name: 'committee_member_substitute_fk' }) substituteOfId: string | null;
  @Day() mandateFrom: string;
  @Day({ nullable: true }) mandateUntil: string | null;
  /** As declared by the member: the source of proposed conflicts. */
  @Text({ nullable: true }) employer: string | null;
  @Text({ nullable: true }) ties: string | null;
  @Uuid() grantId: string;
}
