import { Injectable } from '@nestjs/common';
import { platformErrors, Tx, type Actor } from '#platform';
import { Message } from '../data/message.entity.js';

/** One of my messages was read. @throws NOT_FOUND */
@Injectable()
export class MarkRead {
  constructor(private readonly tx: Tx) {}

  async execute(actor: Actor, id: string): Promise<void> {
    const done = await this.tx.run((em) => em.update(Message, { id, personId: actor.personId! }, { readAt: () => 'clock_timestamp()' }));
    if (done.affected !== 1) throw platformErrors.NOT_FOUND();
  }
}
