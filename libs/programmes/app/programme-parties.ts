import { Injectable } from '@nestjs/common';
import { Institutions, PayingAccount, seriesIn, type InstitutionFacts } from '#institution';
import { isRegionCode, type FieldError } from '#kernel';
import { newId, platformErrors, rowBy, Trail, type Actor, type Em, type NumberSeries, type ProgrammePart } from '#platform';
import { ProgrammeParty } from '../data/programme-party.entity.js';
import { ownersBeside } from '../data/parties.queries.js';
import { isSameParty, partiesFor, partyErrors, type Parties, type Party } from '../domain/parties.js';

/** Which institution owns a programme, signs its conventions and pays them, by region. */
@Injectable()
export class ProgrammeParties {
  constructor(
    private readonly trail: Trail,
    private readonly institutions: Institutions,
  ) {}

  /** Whoever creates a programme owns it for their institution. @throws NO_INSTITUTION */
  async begin(em: Em, actor: Actor, programmeId: string): Promise<void> {
    const institutionId = actor.scope.institutionId ?? (await this.institutions.principal(em)).id;
    await em.insert(ProgrammeParty, { id: newId(), programmeId, role: 'owner', institutionId, regionCode: null, payingAccountId: null });
  }

  async listed(em: Em, programmeId: string): Promise<Party[]> {
    const rows = await em.find(ProgrammeParty, { where: { programmeId }, order: { role: 'ASC', regionCode: 'ASC' } });
    return rows.map(({ role, regionCode, institutionId, payingAccountId }) => ({ role, regionCode, institutionId, payingAccountId }));
  }

  /** None of those who act in a programme is closed meanwhile. @throws INSTITUTION_CLOSED */
  async requireInUse(em: Em, programmeId: string): Promise<void> {
    await this.institutions.requireInUse(
      em,
      (await this.listed(em, programmeId)).map(({ institutionId }) => institutionId),
    );
  }

  /** Whose programmes an institution has a part in; whose programmes there are when none is given. */
  ownersBeside(em: Em, institutionId: string | null): Promise<string[]> {
    return ownersBeside(em, institutionId);
  }

  /** Where an institution has any part. */
  async partsOf(em: Em, institutionId: string): Promise<ProgrammePart[]> {
    return (await em.findBy(ProgrammeParty, { institutionId })).map(({ programmeId, regionCode }) => ({ programmeId, regionCode }));
  }

  /** Who acts for a file of a region. @throws NOT_FOUND */
  async of(em: Em, programmeId: string, regionCode: string | null): Promise<Parties> {
    const parties = partiesFor(await this.listed(em, programmeId), regionCode);
    if (!parties) throw platformErrors.NOT_FOUND();
    return parties;
  }

  /** The institution in whose name a file of a region is decided and contracted. @throws NOT_FOUND */
  async contracting(em: Em, programmeId: string, regionCode: string | null): Promise<InstitutionFacts> {
    return this.institutions.facts(em, (await this.of(em, programmeId, regionCode)).contractingId);
  }

  /** The institution whose people study and follow the files of a region. @throws NOT_FOUND */
  async operatingId(em: Em, programmeId: string, regionCode: string | null): Promise<string> {
    return (await this.of(em, programmeId, regionCode)).operatingId;
  }

  /** @throws NOT_FOUND */
  async owner(em: Em, programmeId: string): Promise<InstitutionFacts> {
    return this.institutions.facts(em, (await this.of(em, programmeId, null)).ownerId);
  }

  /** Numbers of what a programme itself issues (calls, certificates) run in the count of its owner. @throws NOT_FOUND */
  async ownSeries(em: Em, programmeId: string, series: NumberSeries): Promise<NumberSeries> {
    return seriesIn(await this.owner(em, programmeId), series);
  }

  /**
   * What stands stays acceptable. Whoever acts for one institution binds no other that is not its own: people of the whole installation do.
   * @throws INVALID_REQUEST
   */
  async requireKnown(em: Em, actor: Actor, parties: readonly Party[], before: readonly Party[]): Promise<void> {
    const own = actor.scope.institutionId;
    const errors: FieldError[] = partyErrors(parties);
    const known = await this.institutions.keptFactsOf(
      em,
      parties.map(({ institutionId }) => institutionId),
    );
    for (const [index, party] of parties.entries()) {
      const { role, institutionId, regionCode, payingAccountId } = party;
      const path = `parties.${index}`;
      const institution = known.get(institutionId);
      if (!institution) errors.push({ path: `${path}.institutionId`, code: 'choice' });
      if (regionCode !== null && !isRegionCode(regionCode)) errors.push({ path: `${path}.regionCode`, code: 'choice' });
      if (!before.some((known) => isSameParty(known, party))) {
        if (own && institution && own !== institution.id && own !== institution.actsForId)
          errors.push({ path: `${path}.institutionId`, code: 'own_institution' });
        if (institution?.isClosed) errors.push({ path: `${path}.institutionId`, code: 'institution_closed' });
        // A council acts in its region and nowhere else; it owns the whole of what it owns.
        if (role !== 'owner' && institution?.regionCode && institution.regionCode !== regionCode)
          errors.push({ path: `${path}.regionCode`, code: 'choice' });
      }
      if (payingAccountId && !(await this.isOwnAccount(em, institution, payingAccountId)))
        errors.push({ path: `${path}.payingAccountId`, code: 'choice' });
    }
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
  }

  /** In the caller's transaction, who has locked the programme and decided. */
  async write(em: Em, actor: Actor, programmeId: string, parties: readonly Party[], by: { proposedBy?: string } = {}): Promise<void> {
    await em.delete(ProgrammeParty, { programmeId });
    await em.insert(
      ProgrammeParty,
      parties.map((party) => ({ ...party, id: newId(), programmeId })),
    );
    const detail = { parties, ...by };
    await this.trail.record(em, actor, { subject: 'programme', subjectId: programmeId, event: 'decide_parties', detail });
  }

  private async isOwnAccount(em: Em, institution: InstitutionFacts | undefined, id: string): Promise<boolean> {
    const account = await rowBy(em, PayingAccount, { id });
    return account?.state === 'in_use' && [institution?.id, institution?.actsForId].includes(account.institutionId);
  }
}
