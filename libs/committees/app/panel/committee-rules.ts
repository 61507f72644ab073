import { Injectable } from '@nestjs/common';
import { Institutions, Parameters } from '#institution';
import { Tx, type Actor, type Em } from '#platform';
import type { Committee } from '../../data/committee.entity.js';
import { committeeRules } from '../committee.parameters.js';
import type { UsualRules } from '../committee.views.js';

/** How the institution lets its committees sit and vote. */
@Injectable()
export class CommitteeRules {
  constructor(
    private readonly tx: Tx,
    private readonly parameters: Parameters,
    private readonly institutions: Institutions,
  ) {}

  /** What a committee copies: its quorum and the delays around its sessions are said for each. */
  async copied(
    em: Em,
    institutionId: string,
  ): Promise<Pick<Committee, 'colleges' | 'majorityBasisPoints' | 'castingVote' | 'minutesDays' | 'rulesRevisionId'>> {
    const { value, revisionId } = await this.parameters.at(em, committeeRules, institutionId);
    const { colleges, majorityBasisPoints, castingVote, minutesDays } = value;
    return { colleges, majorityBasisPoints, castingVote, minutesDays, rulesRevisionId: revisionId };
  }

  /** Whether a committee copied others than those in force. */
  async areNewer(em: Em, { institutionId, rulesRevisionId }: Pick<Committee, 'institutionId' | 'rulesRevisionId'>): Promise<boolean> {
    return (await this.parameters.at(em, committeeRules, institutionId)).revisionId !== rulesRevisionId;
  }

  /** What somebody who makes a committee begins with. @throws NO_INSTITUTION */
  usual(actor: Actor): Promise<UsualRules> {
    return this.tx.run(
      async (em) => {
        const institutionId = actor.scope.institutionId ?? (await this.institutions.principal(em)).id;
        const { value } = await this.parameters.at(em, committeeRules, institutionId);
        const { quorumBasisPoints, quorumPerCollege, convocationDays, appealDays } = value;
        return { quorumBasisPoints, quorumPerCollege, convocationDays, appealDays };
      },
      { readOnly: true },
    );
  }
}
