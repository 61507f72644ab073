import { Injectable } from '@nestjs/common';
import { Lifecycle, SYSTEM, type Em } from '#platform';
import type { Call } from '../data/call.entity.js';
import { callLife } from './call.lives.js';

/** What the clock does to a call. */
@Injectable()
export class CallClock {
  constructor(private readonly lifecycle: Lifecycle) {}

  /** Brings the state up to what the clock already says. Returns whether anything changed. */
  async settle(em: Em, call: Call, now: Date): Promise<boolean> {
    const before = call.state;
    if (call.state === 'published' && now >= call.opensAt!) await this.lifecycle.move(em, SYSTEM, callLife, call, 'open');
    if (call.state === 'open' && now >= call.closesAt!) await this.lifecycle.move(em, SYSTEM, callLife, call, 'close');
    return call.state !== before;
  }
}
