import { Inject, Injectable } from '@nestjs/common';
import { Capacities, CONFIG, HiddenFiles, type Actor, type Config, type Em } from '#platform';
import { presentRights } from '../data/sessions.queries.js';
import { associationsOf, scopeOf } from './sessions.js';

/** What a person may do now, whoever asks: from the roles held, as a session of theirs would. */
@Injectable()
export class PresentCapacities extends Capacities {
  constructor(
    private readonly hidden: HiddenFiles,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async of(em: Em, personId: string): Promise<Actor[]> {
    const person = await presentRights(em, personId, this.config.JISR_DEMO, (of) => this.hidden.sqlFor(of));
    return (person?.grants ?? []).map((grant) => ({
      personId,
      grantId: grant.id,
      role: grant.role,
      scope: scopeOf(grant),
      ownAssociationIds: associationsOf(person!.grants),
      hiddenApplicationIds: person!.hidden,
      language: person!.language,
    }));
  }
}
