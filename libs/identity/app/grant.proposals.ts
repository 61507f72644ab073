import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { REGION_CODES, REGIONS, type Label } from '#kernel';
import {
  defineProposal,
  platformErrors,
  rowBy,
  Tx,
  type Actor,
  type Em,
  type Proposal,
  type ProposalFacts,
  type ProposalHandler,
} from '#platform';
import { Person } from '../data/person.entity.js';
import { ADMINISTERED_ROLES, type Role } from '../domain/roles.js';
import { daysInWords, periodOf } from '../domain/grant-period.js';
import { Grants, requireScope } from './grants.js';
import { ScopeNames } from './scope-names.js';
import { roleLabel } from './sessions.js';

const payload = z.object({
  personId: z.uuid(),
  role: z.enum(ADMINISTERED_ROLES as [Role, ...Role[]]),
  regionCode: z.enum(REGION_CODES).nullable(),
  /** Proposals of before there were several have none. */
  institutionId: z.uuid().nullish(),
  /** Days; proposals of before they existed have none. */
  from: z.string().nullish(),
  until: z.string().nullish(),
});
type GrantPayload = z.infer<typeof payload>;

/** A role that touches money, signature or administration: one administrator proposes it, another gives it. */
export const grantProposal = defineProposal({
  kind: 'identity.grant',
  errors: ['SCOPE_MISSING', 'ACCOUNT_ENDED', 'ROLE_ALREADY_HELD', 'GRANT_PERIOD_WRONG'],
  subject: 'person',
  payload,
  propose: 'person.propose_grant',
  confirm: 'person.confirm_grant',
  label: { fr: 'Donner un rôle sensible', ar: 'إسناد صفة حساسة', en: 'Give a sensitive role' },
});

const NATIONAL: Label = { fr: 'tout le pays', ar: 'مجموع البلاد', en: 'the whole country' };

@Injectable()
export class GrantProposals implements ProposalHandler<GrantPayload> {
  constructor(
    private readonly tx: Tx,
    private readonly grants: Grants,
    private readonly scopeNames: ScopeNames,
  ) {}

  async facts(em: Em, { personId, role, regionCode, institutionId, from, until }: GrantPayload): Promise<ProposalFacts> {
    const person = await rowBy(em, Person, { id: personId });
    if (!person || person.state === 'erased') throw platformErrors.NOT_FOUND();
    requireScope(role, { regionCode, institutionId });
    const place = await this.grants.placeOf(em, role, { regionCode, institutionId });
    const label = roleLabel(role);
    const when = daysInWords({ from, until });
    const where = institutionId ? await this.scopeNames.ofPlace(em, place) : regionCode ? REGIONS[regionCode] : NATIONAL;
    return {
      subjectId: personId,
      scope: {},
      barred: [personId],
      names: [personId],
      href: `/app/people/${personId}`,
      about: {
        fr: `${label.fr} (${where.fr}${when.fr}) pour ${person.name}, ${person.email}`,
        ar: `${label.ar} (${where.ar}${when.ar}) لفائدة ${person.name}، ${person.email}`,
        en: `${label.en} (${where.en}${when.en}) for ${person.name}, ${person.email}`,
      },
    };
  }

  async carryOut(
    em: Em,
    actor: Actor,
    { personId, role, regionCode, institutionId, from, until }: GrantPayload,
    proposal: Proposal,
  ): Promise<void> {
    const period = periodOf({ from, until }, await this.tx.now(em));
    await this.grants.grant(em, actor, personId, role, { regionCode, institutionId, ...period }, { proposedBy: proposal.proposedBy });
  }
}
