import { Injectable } from '@nestjs/common';
import { isRegionCode, REGIONS, type Label } from '#kernel';
import type { Em } from '#platform';
import type { RoleGrant } from '../data/role-grant.entity.js';
import type { GrantRow } from './sessions.js';

export type ScopeNamer = (em: Em, ids: readonly string[]) => Promise<Map<string, Label>>;

const NATIONAL: Label = { fr: 'National', ar: 'وطني', en: 'National' };

/** The names of scopes for the role switch; the contexts that own associations and committees register how to name them. */
@Injectable()
export class ScopeNames {
  private associations: ScopeNamer = async () => new Map();
  private committees: ScopeNamer = async () => new Map();

  nameAssociationsWith(namer: ScopeNamer): void {
    this.associations = namer;
  }

  nameCommitteesWith(namer: ScopeNamer): void {
    this.committees = namer;
  }

  /** Where one role counts. */
  async ofGrant(em: Em, grant: RoleGrant): Promise<Label> {
    const { id, role, regionCode, committeeId, collegeCode, associationId } = grant;
    const row = { id, role, region_code: regionCode, committee_id: committeeId, college_code: collegeCode, association_id: associationId };
    return (await this.of(em, [row])).get(id)!;
  }

  async of(em: Em, grants: readonly GrantRow[]): Promise<Map<string, Label>> {
    const associations = await this.associations(
      em,
      grants.flatMap((grant) => grant.association_id ?? []),
    );
    const committees = await this.committees(
      em,
      grants.flatMap((grant) => grant.committee_id ?? []),
    );
    return new Map(
      grants.map((grant) => [
        grant.id,
        (grant.association_id && associations.get(grant.association_id)) ||
          (grant.committee_id && committees.get(grant.committee_id)) ||
          (isRegionCode(grant.region_code) ? REGIONS[grant.region_code] : NATIONAL),
      ]),
    );
  }
}
