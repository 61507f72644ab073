import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { SYSTEM, type Em, type RetentionEnd } from '#platform';
import { Session } from '../data/session.entity.js';
import { Erasures } from './erasures.js';

/** Accounts whose time is over: erased as their owner would have had it. One on which something rests stays. */
@Injectable()
export class EndAccounts implements RetentionEnd {
  constructor(private readonly erasures: Erasures) {}

  async end(em: Em, ids: readonly string[]): Promise<number> {
    let ended = 0;
    for (const id of ids) if (await this.erasures.eraseIfFree(em, SYSTEM, id)) ended++;
    return ended;
  }
}

/** Sessions that are over: then nobody asks any more where somebody was signed in. */
@Injectable()
export class EndSessions implements RetentionEnd {
  async end(em: Em, ids: readonly string[]): Promise<number> {
    const { affected } = await em.delete(Session, { id: In([...ids]) });
    return affected ?? 0;
  }
}
