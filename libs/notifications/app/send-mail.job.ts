import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#identity';
import { CONFIG, defineJob, Lifecycle, Mailer, rowBy, SYSTEM, Tx, type Config, type JobHandler } from '#platform';
import { Message } from '../data/message.entity.js';
import { mailHtml, mailText } from '../domain/html.js';
import { messageMachine } from '../domain/message.machine.js';
import { messageLife } from './message.lives.js';

export const sendMail = defineJob({
  name: 'notifications.send-mail',
  queue: 'notifications',
  payload: z.object({ messageId: z.uuid() }),
  attempts: 12,
});

/**
 * Hands one message to the mail server. It is marked sent after the server's 250: a crash between the two sends it again
 * with the same Message-ID, never not at all.
 */
@Injectable()
export class SendMail implements JobHandler<{ messageId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly mailer: Mailer,
    private readonly directory: Directory,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async handle({ messageId }: { messageId: string }): Promise<'done' | 'skipped'> {
    const loaded = await this.tx.run(async (em) => {
      const message = await rowBy(em, Message, { id: messageId });
      const person = message && (await this.directory.people(em, [message.personId])).get(message.personId);
      return message && person ? { message, person } : null;
    });
    if (!loaded || !messageMachine.can(loaded.message.state, 'send')) return 'skipped';
    const { message, person } = loaded;
    const action =
      message.actionLabel && message.actionPath
        ? { label: message.actionLabel, url: new URL(message.actionPath, this.config.PUBLIC_URL).href }
        : undefined;
    const mail = { language: message.language, subject: message.subject, body: message.body, action };
    try {
      await this.mailer.send({
        to: person.email,
        subject: message.subject,
        text: mailText(mail),
        html: mailHtml(mail),
        language: message.language,
        messageId: `<${message.id}@${new URL(this.config.PUBLIC_URL).hostname}>`,
      });
    } catch (error) {
      await this.mark(message.id, 'fail', (error as Error).message);
      throw error;
    }
    await this.mark(message.id, 'send', null);
    return 'done';
  }

  private async mark(messageId: string, event: 'send' | 'fail', lastError: string | null): Promise<void> {
    await this.tx.run(async (em) => {
      const message = await this.lifecycle.lockIfAny(em, messageLife, messageId);
      // Another attempt may have ended first, or the message be gone: what was sent stays sent.
      if (!message || !messageMachine.can(message.state, event)) return;
      const sentAt = event === 'send' ? await this.tx.now(em) : message.sentAt;
      await this.lifecycle.move(em, SYSTEM, messageLife, message, event, { attempts: message.attempts + 1, lastError, sentAt });
    });
  }
}
