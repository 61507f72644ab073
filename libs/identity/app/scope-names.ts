import { Injectable } from '@nestjs/common';
import { isRegionCode, REGIONS, type Label } from '#kernel';
import { ExtensionPoint, Extensions, newId, type Em } from '#platform';
import { namesOfScopes, type NamedScope, type ScopeName } from '../data/scope-names.queries.js';
import { RoleGrant } from '../data/role-grant.entity.js';

/** SQL of one column: the name `{fr, ar, en}` of the association, committee or institution whose identifier an SQL expression gives. */
export type ScopeNamer = (id: string) => string;
export const associationNamers = new ExtensionPoint<ScopeNamer>('names of associations');
export const committeeNamers = new ExtensionPoint<ScopeNamer>('names of committees');
export const institutionNamers = new ExtensionPoint<ScopeNamer>('names of institutions');

const NATIONAL: Label = { fr: 'National', ar: 'وطني', en: 'National' };

/** The names of scopes for the role switch; the contexts that own associations and committees bring how to name them. */
@Injectable()
export class ScopeNames {
  constructor(private readonly extensions: Extensions) {}

  /** SQL of one column, to be read with whatever else is known of a grant: no query of its own. */
  sqlFor(associationId: string, committeeId: string, institutionId: string): string {
    const names = [
      ...this.extensions.of(associationNamers).map((namer) => `(${namer(associationId)})`),
      ...this.extensions.of(committeeNamers).map((namer) => `(${namer(committeeId)})`),
      ...this.extensions.of(institutionNamers).map((namer) => `(${namer(institutionId)})`),
    ];
    return names.length === 0 ? 'NULL::jsonb' : `coalesce(${names.join(', ')})`;
  }

  /** By grant. */
  async of(em: Em, grants: readonly NamedScope[]): Promise<Map<string, Label>> {
    const names = await namesOfScopes(em, grants, (...ids) => this.sqlFor(...ids));
    return new Map(grants.map((grant) => [grant.id, scopeLabel(grant, names.get(grant.id))]));
  }

  /** Where a role that nobody holds yet would count. */
  ofPlace(em: Em, { institutionId, regionCode }: Pick<RoleGrant, 'institutionId' | 'regionCode'>): Promise<Label> {
    return this.ofGrant(
      em,
      Object.assign(new RoleGrant(), { id: newId(), institutionId, regionCode, committeeId: null, associationId: null }),
    );
  }

  /** Where one role counts. */
  async ofGrant(em: Em, { id, institutionId, regionCode, committeeId, associationId }: RoleGrant): Promise<Label> {
    const scope = { id, institution_id: institutionId, region_code: regionCode, committee_id: committeeId, association_id: associationId };
    return (await this.of(em, [scope])).get(id)!;
  }
}

/** The name of an association, a committee or an institution; what it has no word for is said in French. */
export const nameOf = (name: ScopeName | null | undefined): Label | null =>
  name ? { fr: name.fr, ar: name.ar || name.fr, en: name.en || name.fr } : null;

/** Where a role counts, in words. */
export function scopeLabel({ region_code: code }: NamedScope, name: ScopeName | null | undefined): Label {
  const region = isRegionCode(code) ? REGIONS[code] : null;
  const named = nameOf(name);
  if (!named) return region ?? NATIONAL;
  // What an institution is called often says its region already.
  if (!region || named.fr.includes(region.fr)) return named;
  return { fr: `${named.fr} · ${region.fr}`, ar: `${named.ar} · ${region.ar}`, en: `${named.en} · ${region.en}` };
}
