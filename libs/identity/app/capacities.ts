import { Inject, Injectable } from '@nestjs/common';
import { Capacities, CONFIG, HiddenFiles, type Actor, type Config, type Em } from '#platform';
import { presentRights } from '../data/sessions.queries.js';
import { InstitutionScope } from './institution-scope.js';
import { associationsOf, scopeOf, standingOf } from './sessions.js';

/** What a person may do now, whoever asks: from the roles held, as a session of theirs would. */
@Injectable()
export class PresentCapacities extends Capacities {
  constructor(
    private readonly hidden: HiddenFiles,
    private readonly institution: InstitutionScope,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async of(em: Em, personId: string): Promise<Actor[]> {
    const person = await presentRights(em, personId, this.config.JISR_DEMO, {
      hidden: (of) => this.hidden.sqlFor(of),
      institution: this.institution.sql,
    });
    if (!person) return [];
    const { grants, hidden, language, standsWith } = person;
    // Who holds no role yet can still answer what is asked of the person.
    return (grants.length > 0 ? grants : [undefined]).map((grant) => ({
      personId,
      grantId: grant?.id ?? null,
      role: grant?.role ?? 'person',
      scope: scopeOf(grant),
      ...standingOf(grant, standsWith),
      ownAssociationIds: associationsOf(grants, grant),
      hiddenApplicationIds: hidden,
      language,
    }));
  }
}
