import { Injectable } from '@nestjs/common';
import { interpolate, LANGUAGES, type Language } from '#kernel';
import { Directory } from '#identity';
import { newId, Outbox, type Em } from '#platform';
import { Message, type MessageTexts } from '../data/message.entity.js';
import type { MessageDefinition } from '../domain/message-definition.js';
import { messageMachine } from '../domain/message.machine.js';
import { sendMail } from './send-mail.job.js';

export interface Letter {
  to: readonly string[];
  message: MessageDefinition;
  /** The same for all, or by language when a value has a name in each (`{fr, ar, en}` is chosen for the reader). */
  params?: Record<string, string | number | { fr: string; ar: string; en?: string }>;
  /** Other accounts that its words name: when one is erased, its name goes from them. */
  names?: readonly string[] | undefined;
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
      const id = newId();
      const { subject, body, action } = textsOf(letter, person.name, person.language);
      const others = LANGUAGES.filter((language) => language !== person.language);
      await em.insert(Message, {
        id,
        personId: person.id,
        kind: letter.message.name,
        language: person.language,
        subject,
        body,
        actionLabel: action,
        actionPath: letter.path ?? null,
        translations: Object.fromEntries(others.map((language) => [language, textsOf(letter, person.name, language)])),
        names: [...new Set(letter.names ?? [])].filter((named) => named !== person.id),
        state: messageMachine.initial,
      });
      await this.outbox.enqueue(em, sendMail, { messageId: id });
    }
    return people.size;
  }
}

function textsOf({ message, params = {}, path }: Letter, name: string, language: Language): MessageTexts {
  const values: Record<string, string | number> = { name };
  for (const [param, value] of Object.entries(params)) values[param] = typeof value === 'object' ? (value[language] ?? value.fr) : value;
  return {
    subject: interpolate(message.subject[language], values),
    body: interpolate(message.body[language], values),
    action: path ? (message.action?.[language] ?? null) : null,
  };
}
