import type { Committee } from '../data/committee.entity.js';

/** What policies need to know of a committee: it sits in the name of one institution. */
export const committeeSubject = ({ id, institutionId, regionCode }: Pick<Committee, 'id' | 'institutionId' | 'regionCode'>) => ({
  institutionId,
  regionCode,
  committeeId: id,
});
