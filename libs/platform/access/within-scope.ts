import type { Named } from '../database/named.js';
import { hiddenFrom } from './access.js';
import type { Actor } from './actor.js';
import { inMyParts, ofMyProgrammes, partsOf } from './my-parts.js';

/** The columns of a list by which a scope is told; what a kind of row does not have is left out. */
export interface ScopeColumns {
  region?: string;
  association?: string;
  /** The application that a row belongs to: nothing of one that is hidden from the reader is listed. */
  application?: string;
  committee?: string;
  /** The programme that a row belongs to: an institution's people see the parts that are theirs. */
  programme?: string;
  /** The institution whose own a row is. */
  institution?: string;
}

/** A condition of SQL with named values. */
export interface Condition {
  sql: string;
  values: Named;
}

/**
 * What of a list lies within the scope of the actor's present role, as `inScope` says of one subject: an association sees its own rows;
 * everybody else those of their region and committee, without those of associations to which they belong and of files hidden from them.
 */
export function withinScope(actor: Actor, columns: ScopeColumns): Condition[] {
  if (actor.role === 'system') return [];
  const { regionCode, committeeId, associationId, institutionId } = actor.scope;
  if (actor.role.startsWith('association.')) {
    if (!columns.association || !associationId) return [{ sql: 'false', values: {} }];
    return [{ sql: `${columns.association} = :scopeAssociation`, values: { scopeAssociation: associationId } }];
  }
  const conditions: Condition[] = [];
  const add = (sql: string, values: Named) => conditions.push({ sql, values });
  if (columns.region && regionCode) add(`${columns.region} = :scopeRegion`, { scopeRegion: regionCode });
  if (columns.committee && committeeId) add(`${columns.committee} = :scopeCommittee`, { scopeCommittee: committeeId });
  if (institutionId) {
    if (columns.institution) add(`${columns.institution} = :scopeInstitution`, { scopeInstitution: institutionId });
    if (columns.programme)
      add(columns.region ? inMyParts(columns.programme, columns.region) : ofMyProgrammes(columns.programme), partsOf(actor));
  }
  if (columns.association && actor.ownAssociationIds.length > 0)
    add(`NOT coalesce(${columns.association} = ANY(:ownAssociations::uuid[]), false)`, { ownAssociations: actor.ownAssociationIds });
  const hidden = hiddenFrom(actor);
  if (columns.application && hidden.length > 0)
    add(`NOT coalesce(${columns.application} = ANY(:hiddenApplications::uuid[]), false)`, { hiddenApplications: hidden });
  return conditions;
}

/** The same in one condition, for a statement that is no list. */
export function scopeCondition(actor: Actor, columns: ScopeColumns): Condition {
  const conditions = withinScope(actor, columns);
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' AND ') || 'true',
    values: Object.assign({}, ...conditions.map(({ values }) => values)) as Named,
  };
}
