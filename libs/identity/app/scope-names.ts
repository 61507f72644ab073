import { Injectable } from '@nestjs/common';
import { isRegionCode, REGIONS, type Label } from '#kernel';
import { ExtensionPoint, Extensions, Tx, type Em } from '#platform';
import type { GrantRow } from '../data/grants.queries.js';
import type { RoleGrant } from '../data/role-grant.entity.js';

export interface ScopeNamer {
  names(em: Em, ids: readonly string[]): Promise<Map<string, Label>>;
}
export const associationNamers = new ExtensionPoint<ScopeNamer>('names of associations');
export const committeeNamers = new ExtensionPoint<ScopeNamer>('names of committees');

const NATIONAL: Label = { fr: 'National', ar: 'وطني', en: 'National' };

/** The names of scopes for the role switch; the contexts that own associations and committees bring how to name them. */
@Injectable()
export class ScopeNames {
  constructor(
    private readonly extensions: Extensions,
    private readonly tx: Tx,
  ) {}

  /** For a screen, by itself. */
  read(grants: readonly GrantRow[]): Promise<Map<string, Label>> {
    return this.tx.run((em) => this.of(em, grants));
  }

  /** Where one role counts. */
  async ofGrant(em: Em, grant: RoleGrant): Promise<Label> {
    const { id, role, regionCode, committeeId, collegeCode, associationId } = grant;
    const row = { id, role, region_code: regionCode, committee_id: committeeId, college_code: collegeCode, association_id: associationId };
    return (await this.of(em, [row])).get(id)!;
  }

  async of(em: Em, grants: readonly GrantRow[]): Promise<Map<string, Label>> {
    const associations = await this.names(
      associationNamers,
      em,
      grants.flatMap((grant) => grant.association_id ?? []),
    );
    const committees = await this.names(
      committeeNamers,
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

  private async names(place: ExtensionPoint<ScopeNamer>, em: Em, ids: readonly string[]): Promise<Map<string, Label>> {
    const named = new Map<string, Label>();
    for (const namer of this.extensions.of(place)) for (const [id, name] of await namer.names(em, ids)) named.set(id, name);
    return named;
  }
}
