import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Institutions, type InstitutionFacts } from '#institution';
import { REGIONS, type Label, type RegionCode } from '#kernel';
import {
  changeOf,
  defineProposal,
  found,
  Proposals,
  requireAccess,
  Tx,
  type Actor,
  type Em,
  type Proposal,
  type ProposalChange,
  type ProposalFacts,
  type ProposalHandler,
} from '#platform';
import { Programme } from '../data/programme.entity.js';
import { lockProgramme } from '../data/programmes.store.js';
import { programmeErrors } from '../domain/errors.js';
import { PARTY_ROLE_CODES, PARTY_ROLES, partsBeside, type PartPlace, type Party } from '../domain/parties.js';
import { ProgrammeParties } from './programme-parties.js';
import { requireNotClosed } from './programme.lives.js';

const parties = z.array(
  z.object({
    role: z.enum(PARTY_ROLE_CODES),
    regionCode: z.string().nullable(),
    institutionId: z.uuid(),
    payingAccountId: z.uuid().nullable(),
  }),
);

/** Who signs, who pays and who reads the files of a programme in use: proposed by one person, decided with another. */
export const partiesProposal = defineProposal({
  kind: 'programmes.parties',
  errors: ['PARTIES_CHANGED', 'WRONG_STATE', 'INVALID_REQUEST'],
  subject: 'programme',
  /** `before`: as they stood when it was proposed. */
  payload: z.object({ programmeId: z.uuid(), parties, before: parties }),
  propose: 'programme.decide_parties',
  confirm: 'programme.confirm_parties',
  label: { fr: 'Changer qui porte, signe et paie', ar: 'تغيير من يحمل ويوقع ويؤدي', en: 'Change who owns, signs and pays' },
});
type Payload = z.infer<typeof partiesProposal.payload>;

const EVERYWHERE: Label = { fr: 'toutes les régions', ar: 'كل الجهات', en: 'all regions' };
const BY_DEFAULT: Label = { fr: 'compte par défaut', ar: 'الحساب المعتمد افتراضيا', en: 'default account' };

/** Says anew who does what in a programme; what was signed and paid keeps who signed and paid it. */
@Injectable()
export class DecideParties implements ProposalHandler<Payload> {
  constructor(
    private readonly tx: Tx,
    private readonly parties: ProgrammeParties,
    private readonly institutions: Institutions,
    private readonly proposals: Proposals,
  ) {}

  /**
   * At once while the programme is prepared; proposed once it is in use: nobody alone decides from whose account is paid and who reads the
   * files. Null where nothing waits for a second person.
   * @throws FORBIDDEN · STEP_UP_REQUIRED · NOT_FOUND · WRONG_STATE · INVALID_REQUEST · PARTIES_CHANGED · PROPOSAL_WAITING
   */
  decide(
    actor: Actor,
    programmeId: string,
    asked: { parties: Party[]; before?: Party[]; reason?: string },
  ): Promise<{ proposalId: string | null }> {
    return this.tx.run(async (em) => {
      const programme = await lockProgramme(em, actor, programmeId);
      requireAccess(actor, 'programme.decide_parties');
      requireNotClosed(programme);
      const before = await this.parties.listed(em, programmeId);
      if (asked.before && partsBeside(before, asked.before).length > 0) throw programmeErrors.PARTIES_CHANGED();
      await this.parties.requireKnown(em, actor, asked.parties, before);
      if (partsBeside(before, asked.parties).length === 0) return { proposalId: null };
      if (programme.state === 'draft') {
        await this.parties.write(em, actor, programmeId, asked.parties);
        return { proposalId: null };
      }
      if (!asked.reason) throw programmeErrors.PARTIES_NEED_TWO();
      const payload = { programmeId, parties: asked.parties.map(plain), before: before.map(plain) };
      return { proposalId: (await this.proposals.propose(em, actor, partiesProposal, payload, asked.reason)).id };
    });
  }

  async facts(em: Em, { programmeId, parties: after, before }: Payload): Promise<ProposalFacts> {
    const { title } = await found(em, Programme, programmeId);
    const ids = [...before, ...after].map(({ institutionId }) => institutionId);
    const names = await this.institutions.factsOf(em, ids);
    const accounts = await this.institutions.accountTitles(
      em,
      [...before, ...after].flatMap(({ payingAccountId }) => payingAccountId ?? []),
    );
    const { id: institutionId } = await this.parties.owner(em, programmeId);
    return {
      subjectId: programmeId,
      // Of its other parties none has an answer to give.
      scope: { programmeId, institutionId },
      href: `/app/programmes/${programmeId}`,
      about: {
        fr: `Qui porte, signe et paie le programme «\u00a0${title.fr}\u00a0»`,
        ar: `من يحمل برنامج «${title.ar || title.fr}» ويوقع ويؤدي`,
        en: `Who owns, signs and pays the programme “${title.fr}”`,
      },
      changes: partsBeside(before, after).flatMap((part) => changeFor(part, names, accounts)),
    };
  }

  /** @throws PARTIES_CHANGED when anything was decided since · WRONG_STATE · INVALID_REQUEST when a party or its account ended meanwhile */
  async carryOut(em: Em, actor: Actor, { programmeId, parties: after, before }: Payload, { proposedBy }: Proposal): Promise<void> {
    requireNotClosed(await lockProgramme(em, actor, programmeId));
    const now = await this.parties.listed(em, programmeId);
    if (partsBeside(now, before).length > 0) throw programmeErrors.PARTIES_CHANGED();
    await this.parties.requireKnown(em, actor, after, now);
    await this.parties.write(em, actor, programmeId, after, { proposedBy });
  }
}

const plain = ({ role, regionCode, institutionId, payingAccountId }: Party): Party => ({
  role,
  regionCode,
  institutionId,
  payingAccountId,
});

function changeFor(
  { role, regionCode, before, after }: PartPlace,
  names: ReadonlyMap<string, InstitutionFacts>,
  accounts: ReadonlyMap<string, string>,
): ProposalChange[] {
  const where = regionCode === null ? EVERYWHERE : REGIONS[regionCode as RegionCode];
  const what = PARTY_ROLES[role];
  const said = (party: Party | null): Label | null => {
    if (!party) return null;
    const name = names.get(party.institutionId)?.name ?? { fr: '', ar: '' };
    if (role !== 'owner' && role !== 'contracting' && role !== 'paying') return { fr: name.fr, ar: name.ar || name.fr, en: name.fr };
    const title = party.payingAccountId === null ? BY_DEFAULT : same(`\u2068${accounts.get(party.payingAccountId) ?? ''}\u2069`);
    return { fr: `${name.fr} (${title.fr})`, ar: `${name.ar || name.fr} (${title.ar})`, en: `${name.fr} (${title.en})` };
  };
  const label = { fr: `${what.fr} — ${where.fr}`, ar: `${what.ar} — ${where.ar}`, en: `${what.en} — ${where.en}` };
  return changeOf(label, said(before), said(after));
}

const same = (text: string): Label => ({ fr: text, ar: text, en: text });
