import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '#kernel';
import { Capacities, CONFIG, HiddenFiles, type Actor, type Config, type Em } from '#platform';
import { associationsOf, CURRENT_GRANTS, scopeOf, type GrantRow } from './sessions.js';

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
    const [person] = await em.query<{ language: Language; grants: GrantRow[]; hidden: string[] }[]>(
      `SELECT p.language, (${CURRENT_GRANTS}) AS grants, ${this.hidden.sqlFor('p.id')} AS hidden
       FROM person p WHERE p.id = $1 AND p.state = 'active' AND (NOT p.demonstration OR $2)`,
      [personId, this.config.JISR_DEMO],
    );
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
