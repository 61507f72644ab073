import type { Localized } from '#kernel';
import type { ListSource } from '#platform';
import type { AssociationState } from '../domain/association.machine.js';
import type { LikenessReason } from '../domain/name-likeness.js';

export interface ListedPair {
  id: string;
  firstId: string;
  firstName: Localized;
  firstIce: string | null;
  firstState: AssociationState;
  secondId: string;
  secondName: Localized;
  secondIce: string | null;
  secondState: AssociationState;
  reasons: LikenessReason[];
  likeness: number;
  foundAt: Date;
  dismissedAt: Date | null;
  dismissalReason: string | null;
}

const NAMES = (column: string) => ({ column, of: 'SELECT s.id FROM association s', words: 's.search' });

/** The pairs whose both sides the reader may see, the likeliest first; none of the reader's own associations. */
export const ASSOCIATION_PAIRS: ListSource<ListedPair> = {
  select: {
    id: 'p.id',
    firstId: 'a.id',
    firstName: 'a.name',
    firstIce: 'a.ice',
    firstState: 'a.state',
    secondId: 'b.id',
    secondName: 'b.name',
    secondIce: 'b.ice',
    secondState: 'b.state',
    reasons: 'p.reasons',
    likeness: 'p.likeness',
    foundAt: 'p.found_at',
    dismissedAt: 'p.dismissed_at',
    dismissalReason: 'p.dismissal_reason',
  },
  from: 'FROM association_pair p JOIN association a ON a.id = p.first_id JOIN association b ON b.id = p.second_id',
  where: `a.merged_into IS NULL AND b.merged_into IS NULL AND a.state <> 'absorbed' AND b.state <> 'absorbed' AND (:myRegion::text IS NULL OR (a.region_code = :myRegion AND b.region_code = :myRegion))
    AND NOT p.first_id = ANY(:myAssociations::uuid[]) AND NOT p.second_id = ANY(:myAssociations::uuid[])`,
  filters: { dismissed: `(p.dismissed_at IS NOT NULL) = (:dismissed = '1')` },
  search: [NAMES('p.first_id'), NAMES('p.second_id')],
  sorts: { likeness: 'p.likeness', found: 'p.found_at' },
  slow: ['dismissed'],
  order: 'p.likeness DESC',
  tie: 'p.id',
};
