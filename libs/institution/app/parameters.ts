import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ExtensionPoint, Extensions, found, newId, type Em } from '#platform';
import { ParameterRevision } from '../data/institution.entity.js';
import { beginParameters, revisionInForce } from '../data/institutions.queries.js';
import { institutionErrors } from '../domain/errors.js';
import { initialOf, type ParameterDefinition, type ParameterField, type ParameterValue } from '../domain/parameter.js';

/** The kinds of parameters: each brought by the room that uses it. */
export const parameterDefinitions = new ExtensionPoint<ParameterDefinition>('parameters of an institution');

export interface InForce<T> {
  value: T;
  /** What is issued under it keeps its identifier. */
  revisionId: string;
}

/** What institutions decided: thresholds, delays, lists. Read by the stages where they act; never a constant of the source. */
@Injectable()
export class Parameters {
  constructor(private readonly extensions: Extensions) {}

  get definitions(): readonly ParameterDefinition[] {
    return this.extensions.of(parameterDefinitions);
  }

  /**
   * What counts for an institution on a day (today when none is given): its own revision, or the one that it inherits. A field that its
   * revision does not know yet, because a later version of the product brought it, has its initial value.
   * @throws NO_INSTITUTION when nothing was ever decided
   */
  async at<F extends Record<string, ParameterField>>(
    em: Em,
    definition: ParameterDefinition<F>,
    institutionId: string,
    day: string | null = null,
  ): Promise<InForce<ParameterValue<F>>> {
    const revision = await revisionInForce(em, { institutionId, parameter: definition.name, day });
    if (!revision) throw institutionErrors.NO_INSTITUTION();
    return { value: { ...initialOf(definition), ...revision.value } as ParameterValue<F>, revisionId: revision.id };
  }

  /** What something was issued under. @throws NOT_FOUND */
  async ofRevision<F extends Record<string, ParameterField>>(
    em: Em,
    definition: ParameterDefinition<F>,
    revisionId: string,
  ): Promise<ParameterValue<F>> {
    const { value } = await found(em, ParameterRevision, revisionId);
    return { ...initialOf(definition), ...value } as ParameterValue<F>;
  }

  /** The same of many things, each by its revision. */
  async ofRevisions<F extends Record<string, ParameterField>>(
    em: Em,
    definition: ParameterDefinition<F>,
    revisionIds: readonly string[],
  ): Promise<Map<string, ParameterValue<F>>> {
    const rows = revisionIds.length === 0 ? [] : await em.findBy(ParameterRevision, { id: In([...new Set(revisionIds)]) });
    return new Map(rows.map(({ id, value }) => [id, { ...initialOf(definition), ...value } as ParameterValue<F>]));
  }

  /** What an institution begins with. The principal decides everything; others inherit what they do not decide themselves. */
  begin(em: Em, institutionId: string): Promise<void> {
    const initial = this.definitions.map((definition) => ({ id: newId(), parameter: definition.name, value: initialOf(definition) }));
    return beginParameters(em, institutionId, initial);
  }
}
