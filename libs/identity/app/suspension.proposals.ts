import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  changeOf,
  defineProposal,
  platformErrors,
  Proposals,
  rowBy,
  Tx,
  type Actor,
  type Em,
  type Proposal,
  type ProposalFacts,
  type ProposalHandler,
} from '#platform';
import type { Label } from '#kernel';
import { Person } from '../data/person.entity.js';
import { personMachine } from '../domain/person.machine.js';
import { AccountStates } from './account-states.js';

export const SUSPENSIONS = ['suspend', 'restore', 'close'] as const;
const payload = z.object({ personId: z.uuid(), event: z.enum(SUSPENSIONS), words: z.string().nullable() });
type SuspensionPayload = z.infer<typeof payload>;

/** An administrator is suspended, comes back, and is closed out by two others: one alone could seize the administration. */
export const suspensionProposal = defineProposal({
  kind: 'identity.suspension',
  errors: ['LAST_ADMINISTRATOR', 'WRONG_STATE', 'ACCOUNT_HOLDS'],
  subject: 'person',
  payload,
  propose: 'person.propose_suspension',
  confirm: 'person.confirm_suspension',
  secret: true,
  lastsDays: 7,
  label: {
    fr: 'Suspendre, rétablir ou clore un compte',
    ar: 'إيقاف حساب أو إعادة تفعيله أو إغلاقه',
    en: 'Suspend, restore or close an account',
  },
});

const TOLD: Label = { fr: 'Ce qui est dit à la personne', ar: 'ما يقال للشخص', en: 'What the person is told' };

const ABOUT: Record<SuspensionPayload['event'], (person: Person) => Label> = {
  suspend: ({ name, email }) => ({
    fr: `Le compte de ${name}, ${email}, sera suspendu : ses sessions prennent fin aussitôt.`,
    ar: `سيتم إيقاف حساب ${name}، ${email}: تنتهي جلساته فورا.`,
    en: `The account of ${name}, ${email}, will be suspended: its sessions end at once.`,
  }),
  restore: ({ name, email }) => ({
    fr: `Le compte de ${name}, ${email}, sera rétabli avec ses rôles.`,
    ar: `ستتم إعادة تفعيل حساب ${name}، ${email}، بصفاته.`,
    en: `The account of ${name}, ${email}, will be restored with its roles.`,
  }),
  close: ({ name, email }) => ({
    fr: `Le compte de ${name}, ${email}, sera clos : tous ses rôles lui sont retirés.`,
    ar: `سيتم إغلاق حساب ${name}، ${email}: تسحب منه كل صفاته.`,
    en: `The account of ${name}, ${email}, will be closed: every role of it is taken back.`,
  }),
};

@Injectable()
export class SuspensionProposals implements ProposalHandler<SuspensionPayload> {
  constructor(private readonly states: AccountStates) {}

  async facts(em: Em, { personId, event, words }: SuspensionPayload): Promise<ProposalFacts> {
    const person = await rowBy(em, Person, { id: personId });
    if (!person || person.state === 'erased') throw platformErrors.NOT_FOUND();
    const [about, href] = [ABOUT[event](person), `/app/people/${personId}`];
    const changes = words === null ? [] : changeOf(TOLD, null, { fr: words, ar: words, en: words });
    return { subjectId: personId, scope: {}, barred: [personId], names: [personId], href, about, changes };
  }

  async carryOut(em: Em, actor: Actor, { personId, event, words }: SuspensionPayload, { reason }: Proposal): Promise<void> {
    if (event === 'suspend') await this.states.suspendIn(em, actor, personId, { reason, words });
    else if (event === 'restore') await this.states.restoreIn(em, actor, personId, reason);
    else await this.states.closeIn(em, actor, personId, reason);
  }
}

/** The first of the two. */
@Injectable()
export class ProposeSuspension {
  constructor(
    private readonly tx: Tx,
    private readonly proposals: Proposals,
  ) {}

  /** @throws NOT_FOUND · STEP_UP_REQUIRED · OTHER_PERSON_NEEDED · WRONG_STATE · PROPOSAL_WAITING */
  execute(actor: Actor, asked: SuspensionPayload, reason: string): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      if (asked.personId === actor.personId) throw platformErrors.OTHER_PERSON_NEEDED();
      const { id } = await this.proposals.propose(em, actor, suspensionProposal, asked, reason);
      const person = await em.findOneByOrFail(Person, { id: asked.personId });
      // What is pointless is said before anybody is asked.
      personMachine.require(person.state, asked.event);
      return { id };
    });
  }
}
