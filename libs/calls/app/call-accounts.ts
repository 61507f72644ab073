import { Injectable } from '@nestjs/common';
import { Parameters } from '#institution';
import type { Em } from '#platform';
import { ProgrammeParties } from '#programmes';
import { budgetAccounts } from './call.parameters.js';

/** The nomenclature that a call is published with: that of the institution that owns its programme. */
@Injectable()
export class CallAccounts {
  constructor(
    private readonly parameters: Parameters,
    private readonly parties: ProgrammeParties,
  ) {}

  /** Its revision, of today or of a day. @throws NO_INSTITUTION when nothing was ever decided */
  async inForce(em: Em, programmeId: string, day: string | null = null): Promise<string> {
    const { ownerId } = await this.parties.of(em, programmeId, null);
    return (await this.parameters.at(em, budgetAccounts, ownerId, day)).revisionId;
  }
}
