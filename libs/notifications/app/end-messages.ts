import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Em, RetentionEnd } from '#platform';
import { Message } from '../data/message.entity.js';

/** Messages of long ago, in the inbox and as they were mailed. */
@Injectable()
export class EndMessages implements RetentionEnd {
  async end(em: Em, ids: readonly string[]): Promise<number> {
    const { affected } = await em.delete(Message, { id: In([...ids]) });
    return affected ?? 0;
  }
}
