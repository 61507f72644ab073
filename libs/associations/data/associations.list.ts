import type { Localized } from '#kernel';
import { byName, type ListSource } from '#platform';
import type { AssociationKind } from '../domain/association-kinds.js';
import type { AssociationState } from '../domain/association.machine.js';
import { TO_CHECK } from './lapses.queries.js';
import { IN_FORCE } from './associations.queries.js';

export interface ListedAssociation {
  id: string;
  name: Localized;
  kind: AssociationKind;
  ice: string | null;
  regionCode: string | null;
  country: string;
  state: AssociationState;
  submittedAt: Date | null;
  flags: number;
  accountToVerify: boolean;
}

/** What an officer has to look at beside the registrations that wait. */
const ATTENTION = `CASE :attention::text
  WHEN 'presidency' THEN EXISTS (SELECT FROM presidency_claim c WHERE c.association_id = a.id AND c.state IN ('waiting', 'contested'))
  WHEN 'revision' THEN EXISTS (SELECT FROM association_revision r WHERE r.association_id = a.id AND r.state = 'waiting')
  WHEN 'check_again' THEN a.state = 'verified' AND ${TO_CHECK}
  WHEN 'account' THEN EXISTS (SELECT FROM bank_account b WHERE b.association_id = a.id AND b.state = 'confirmed') END`;

/** SQL: the coded reasons of the last return, parted by blanks. */
export const REASONS_OF_RETURN = `array_to_string(a.return_reasons, ' ')`;
/** SQL: those of the suspension that lasts. */
export const REASONS_OF_SUSPENSION = `array_to_string(a.suspension_reasons, ' ')`;

/** The registrations that were sent, those to verify first. The flags of the reader's own associations are not counted. */
export const ASSOCIATIONS: ListSource<ListedAssociation> = {
  select: {
    id: 'a.id',
    name: 'a.name',
    kind: 'a.kind',
    ice: 'a.ice',
    regionCode: 'a.region_code',
    country: 'a.country',
    state: 'a.state',
    submittedAt: 'a.submitted_at',
    flags: `(SELECT count(*) FROM association_flag f WHERE f.association_id = a.id AND ${IN_FORCE} AND NOT a.id = ANY(:myAssociations::uuid[])
      AND (:myInstitution::uuid IS NULL OR f.institution_id = :myInstitution))`,
    accountToVerify: `EXISTS (SELECT FROM bank_account b WHERE b.association_id = a.id AND b.state = 'confirmed')`,
  },
  from: 'FROM association a',
  where: `a.state <> 'draft' AND a.state <> 'absorbed' AND a.merged_into IS NULL`,
  scope: { region: 'a.region_code' },
  filters: {
    state: 'a.state = :state',
    regionCode: 'a.region_code = :regionCode',
    attention: ATTENTION,
    reason: 'a.return_reasons @> ARRAY[:reason::text]',
    suspendedFor: 'a.suspension_reasons @> ARRAY[:suspendedFor::text]',
  },
  search: ['a.search'],
  sorts: { name: byName('a.name'), region: 'a.region_code', state: 'a.state', submitted: 'a.submitted_at' },
  slow: ['state', 'attention', 'reason', 'suspendedFor'],
  order: `(a.state = 'submitted') DESC, a.submitted_at DESC NULLS LAST`,
  tie: 'a.id',
};
