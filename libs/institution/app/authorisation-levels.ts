import { Injectable } from '@nestjs/common';
import { dayOfInstant, formatCentimes } from '#kernel';
import { found, Tx, type Actor, type Em } from '#platform';
import { Institution } from '../data/institution.entity.js';
import { bindsOn } from '../data/institutions.queries.js';
import { institutionErrors } from '../domain/errors.js';
import { authorisationLevels } from './authorisation.parameters.js';
import { Parameters } from './parameters.js';

/** Who may authorise how much in the name of an institution, beyond what the role gives. */
@Injectable()
export class AuthorisationLevels {
  constructor(
    private readonly tx: Tx,
    private readonly parameters: Parameters,
  ) {}

  /** What counts today, whenever the thing was made. @throws HIGHER_LEVEL_NEEDED {ceiling, institution} */
  async require(em: Em, actor: Actor, institutionId: string, what: 'payment' | 'act', amountCentimes: number): Promise<void> {
    const { secondLevel, paymentCeilingCentimes, actCeilingCentimes } = (await this.parameters.at(em, authorisationLevels, institutionId))
      .value;
    const ceiling = what === 'payment' ? paymentCeilingCentimes : actCeilingCentimes;
    if (!secondLevel || amountCentimes <= ceiling) return;
    if (await bindsOn(em, institutionId, actor.personId, dayOfInstant(await this.tx.now(em)))) return;
    const { name } = await found(em, Institution, institutionId);
    throw institutionErrors.HIGHER_LEVEL_NEEDED({
      ceiling: formatCentimes(ceiling),
      institution: name.fr,
      institutionAr: name.ar || name.fr,
    });
  }
}
