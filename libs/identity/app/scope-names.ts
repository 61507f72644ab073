import { Injectable } from '@nestjs/common';
import { isRegionCode, REGIONS, type Label } from '#kernel';
import { ExtensionPoint, Extensions, type Em } from '#platform';
import { namesOfScopes, type NamedScope, type ScopeName } from '../data/scope-names.queries.js';
import type { RoleGrant } from '../data/role-grant.entity.js';

/** SQL of one column: the name `{fr, ar, en}` of the association or committee whose identifier an SQL expression gives. */
export type ScopeNamer = (id: string) => string;
export const associationNamers = new ExtensionPoint<ScopeNamer>('names of associations');
export const committeeNamers = new ExtensionPoint<ScopeNamer>('names of committees');

const NATIONAL: Label = { fr: 'National', ar: 'وطني', en: 'National' };

/** The names of scopes for the role switch; the contexts that own associations and committees bring how to name them. */
@Injectable()
export class ScopeNames {
  constructor(private readonly extensions: Extensions) {}

  /** SQL of one column, to be read with whatever else is known of a grant: no query of its own. */
  sqlFor(associationId: string, committeeId: string): string {
    const names = [
      ...this.extensions.of(associationNamers).map((namer) => `(${namer(associationId)})`),
      ...this.extensions.of(committeeNamers).map((namer) => `(${namer(committeeId)})`),
    ];
    return names.length === 0 ? 'NULL::jsonb' : `coalesce(${names.join(', ')})`;
  }

  /** By grant. */
  async of(em: Em, grants: readonly NamedScope[]): Promise<Map<string, Label>> {
    const names = await namesOfScopes(em, grants, (association, committee) => this.sqlFor(association, committee));
    return new Map(grants.map((grant) => [grant.id, scopeLabel(grant, names.get(grant.id))]));
  }

  /** Where one role counts. */
  async ofGrant(em: Em, { id, regionCode, committeeId, associationId }: RoleGrant): Promise<Label> {
    return (await this.of(em, [{ id, region_code: regionCode, committee_id: committeeId, association_id: associationId }])).get(id)!;
  }
}

/** Where a role counts, in words. */
export function scopeLabel({ region_code: region }: NamedScope, name: ScopeName | null | undefined): Label {
  if (name) return { fr: name.fr, ar: name.ar || name.fr, en: name.en || name.fr };
  return isRegionCode(region) ? REGIONS[region] : NATIONAL;
}
