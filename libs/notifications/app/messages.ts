import { Injectable } from '@nestjs/common';
import { interpolate } from '#kernel';
import { Directory } from '#identity';
import { newId, Outbox, type Em } from '#platform';
import { Message } from '../data/message.entity.js';
import type { MessageDefinition } from '../domain/message-definition.js';
import { messageMachine } from '../domain/message.machine.js';
import { sendMail } from './send-mail.job.js';

type Params = Record<string, string | number>;

export interface Letter {
  to: readonly string[];
  message: MessageDefinition;
  /** The same for all, or by language when a value has a name in each (`{fr, ar, en}` is chosen for the reader). */
  params?: Record<string, string | number | { fr: string; ar: string; en?: string }>;
  /** Where the action leads: a path of the product, `/app/…`. */
  path?: string;
}

/** Writes messages: one copy in each person's inbox, in their language, and an e-mail. */
@Injectable()
export class Messages {
  constructor(
    private readonly directory: Directory,
    private readonly outbox: Outbox,
  ) {}

  /** In the caller's transaction: nothing is sent unless the change is kept. Returns how many people are told. */
  async send(em: Em, letter: Letter): Promise<number> {
    const people = await this.directory.people(em, letter.to);
    for (const person of people.values()) {
      const params: Params = {};
      for (const [name, value] of Object.entries(letter.params ?? {})) {
        params[name] = typeof value === 'object' ? (value[person.language] ?? value.fr) : value;
      }
      params.name ??= person.name;
      const id = newId();
      await em.insert(Message, {
        id,
        personId: person.id,
        kind: letter.message.name,
        language: person.language,
        subject: interpolate(letter.message.subject[person.language], params),
        body: interpolate(letter.message.body[person.language], params),
        actionLabel: letter.path ? (letter.message.action?.[person.language] ?? null) : null,
        actionPath: letter.path ?? null,
        state: messageMachine.initial,
      });
      await this.outbox.enqueue(em, sendMail, { messageId: id });
    }
    return people.size;
  }
}
