import { Injectable } from '@nestjs/common';
import { sha256 } from '#kernel';
import { Outbox, type Em } from '#platform';
import type { GrantRow } from '../data/grants.queries.js';
import type { Person } from '../data/person.entity.js';
import { earlierSessions } from '../data/sessions.queries.js';
import { NewDeviceSignedIn } from './identity.events.js';
import { KnownDevices, type Origin } from './known-devices.js';
import { asksForFactor, Sessions, type GivenFactors } from './sessions.js';

/** Opens the session of a sign-in; the owner of the account is told when it comes from a device that the account does not know. */
@Injectable()
export class Entering {
  constructor(
    private readonly sessions: Sessions,
    private readonly devices: KnownDevices,
    private readonly outbox: Outbox,
  ) {}

  /** @returns the token for the cookie */
  async enter(em: Em, person: Person, grants: readonly GrantRow[], origin: Origin, given: GivenFactors = {}): Promise<string> {
    if (asksForFactor(grants) && !given.secondFactorAt) return (await this.sessions.open(em, person, grants, origin, given)).token;
    // A device is known by a session in which nothing was missing any more.
    const deviceKey = sha256(this.devices.identifierIn(origin.device));
    const earlier = await earlierSessions(em, person.id, deviceKey);
    const { token, sessionId } = await this.sessions.open(em, person, grants, { ...origin, deviceKey }, given);
    const isKnown = this.devices.idOf(origin.device, person.email) !== null && !earlier.revoked;
    // Nobody is told of their first sign-in, nor of those into accounts that the demonstration opens to everybody.
    if (earlier.any && !isKnown && !person.demonstration)
      await this.outbox.publish(em, NewDeviceSignedIn, { personId: person.id, sessionId });
    return token;
  }
}
