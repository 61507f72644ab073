import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { Outbox, platformErrors, requireAccess, Trail, Tx, violatesUnique, type Actor, type Em } from '#platform';
import { Passkey } from '../data/passkey.entity.js';
import { ProviderIdentity } from '../data/provider.entity.js';
import { Person } from '../data/person.entity.js';
import { identityErrors } from '../domain/errors.js';
import { mayGo, type HeldFactors } from '../domain/factors.js';
import { SecondFactorChanged } from './identity.events.js';
import { Passkeys } from './passkeys.js';
import { ProviderSignIn } from './provider-sign-in.js';
import { asksForFactor, Sessions } from './sessions.js';

export interface PasskeyView {
  id: string;
  name: string;
  added: ZonedInstant;
  lastUsed: ZonedInstant | null;
  /** There is a copy of it: it counts no more, and only its removal is left. */
  blocked: boolean;
  /** Whether it may be removed now. */
  removable: boolean;
}

export interface MyFactorsView {
  /** An application gives six digits; null when there is none. */
  code: { removable: boolean } | null;
  passkeys: PasskeyView[];
  /** The account of the administration by which I may come: its name, and since when; null when none is linked. */
  provider: { label: Label; since: ZonedInstant } | null;
  /** One of my roles asks for a second factor. */
  required: boolean;
}

/** What protects my account beside the password. */
@Injectable()
export class MyFactors {
  constructor(
    private readonly tx: Tx,
    private readonly sessions: Sessions,
    private readonly passkeys: Passkeys,
    private readonly provider: ProviderSignIn,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  list(actor: Actor): Promise<MyFactorsView> {
    requireAccess(actor, 'person.self');
    return this.tx.read(async (em) => {
      const { totpConfirmed: code } = await em.findOneByOrFail(Person, { id: actor.personId! });
      const kept = await em.find(Passkey, { where: { personId: actor.personId! }, order: { createdAt: 'ASC', id: 'ASC' } });
      const required = await this.isAsked(em, actor.personId!);
      const mayOneGo = mayGo({ code, passkeys: kept.filter(({ blockedAt }) => !blockedAt).length }, required);
      return {
        code: code ? { removable: mayOneGo } : null,
        passkeys: kept.map(({ id, name, createdAt, lastUsedAt, blockedAt }) => ({
          ...{ id, name, added: zonedInstant(createdAt), lastUsed: lastUsedAt && zonedInstant(lastUsedAt), blocked: blockedAt !== null },
          removable: blockedAt !== null || mayOneGo,
        })),
        provider: await this.linked(em, actor.personId!),
        required,
      };
    });
  }

  /** @throws NOT_FOUND also for another's · PASSKEY_NAME_USED */
  rename(actor: Actor, id: string, name: string): Promise<void> {
    requireAccess(actor, 'person.self');
    return this.tx.run(async (em) => {
      const { affected } = await em.update(Passkey, { id, personId: actor.personId! }, { name }).catch((error: unknown) => {
        throw violatesUnique(error, 'passkey_name_uq') ? identityErrors.PASSKEY_NAME_USED({ name }) : error;
      });
      if (!affected) throw platformErrors.NOT_FOUND();
    });
  }

  /** @throws NOT_FOUND also for another's · STEP_UP_REQUIRED · LAST_SECOND_FACTOR */
  removePasskey(actor: Actor, id: string): Promise<void> {
    requireAccess(actor, 'person.change_factor');
    return this.tx.run(async (em) => {
      const held = await this.lockHeld(em, actor.personId!);
      const passkey = await em.findOneBy(Passkey, { id, personId: actor.personId! });
      if (!passkey) throw platformErrors.NOT_FOUND();
      if (!passkey.blockedAt) await this.requireOneLeft(em, actor.personId!, held);
      await em.delete(Passkey, { id });
      await this.passkeys.tell(em, actor, actor.personId!, 'passkey-removed', passkey.name);
    });
  }

  /** The application of a telephone that is given away. @throws NO_SECOND_FACTOR · STEP_UP_REQUIRED · LAST_SECOND_FACTOR */
  removeCode(actor: Actor): Promise<void> {
    requireAccess(actor, 'person.change_factor');
    return this.tx.run(async (em) => {
      const personId = actor.personId!;
      const held = await this.lockHeld(em, personId);
      if (!held.code) throw identityErrors.NO_SECOND_FACTOR();
      await this.requireOneLeft(em, personId, held);
      await em.update(Person, { id: personId }, { totpSecret: null, totpConfirmed: false, totpSignInStep: 0, totpActStep: 0 });
      await this.trail.record(em, actor, { subject: 'person', subjectId: personId, event: 'remove_second_factor' });
      await this.outbox.publish(em, SecondFactorChanged, { personId, change: 'code-removed' });
    });
  }

  private async linked(em: Em, personId: string): Promise<MyFactorsView['provider']> {
    const identity = this.provider.label && (await em.findOneBy(ProviderIdentity, { personId }));
    return identity ? { label: this.provider.label, since: zonedInstant(identity.linkedAt) } : null;
  }

  /** Two removals at once wait for each other: one factor is left. */
  private async lockHeld(em: Em, id: string): Promise<HeldFactors> {
    const { totpConfirmed } = await em.findOneOrFail(Person, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return { code: totpConfirmed, passkeys: await em.countBy(Passkey, { personId: id, blockedAt: IsNull() }) };
  }

  private async requireOneLeft(em: Em, personId: string, held: HeldFactors): Promise<void> {
    if (!mayGo(held, await this.isAsked(em, personId))) throw identityErrors.LAST_SECOND_FACTOR();
  }

  private async isAsked(em: Em, personId: string): Promise<boolean> {
    return asksForFactor(await this.sessions.grantsOf(em, personId));
  }
}
