import { AWARD_TOLD, AWARDS, type FinalDecision } from '#committees';
import type { ListSource } from '#platform';

/** Final awards; `waiting`: those that were told and have no act. */
export const AWARDS_AND_ACTS: ListSource<FinalDecision> = {
  ...AWARDS,
  filters: {
    ...AWARDS.filters,
    waiting: `${AWARD_TOLD} AND NOT EXISTS (SELECT FROM convention c WHERE c.application_id = d.application_id AND c.state <> 'cancelled')`,
  },
  slow: [...AWARDS.slow!, 'waiting'],
};
