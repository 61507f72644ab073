import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { eventually } from './eventually.js';

/** What the program wrote to people, as they received it. */
export interface Letters {
  /** Waits for the newest mail to an address, optionally with a given subject. */
  newestTo(address: string, subject?: RegExp): Promise<{ subject?: string; text?: string }>;
}

/** A real SMTP server on the loopback that keeps what it receives. */
export interface Mailbox extends Letters {
  port: number;
  mails: ParsedMail[];
  newestTo(address: string, subject?: RegExp): Promise<ParsedMail>;
  close(): Promise<void>;
}

export async function startMailbox(): Promise<Mailbox> {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail);
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  // A sender that is killed resets its connection: that is its end, not the mailbox's.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    mails,
    newestTo: (to, subject) =>
      eventually(
        () => mails.filter((mail) => recipients(mail).includes(to) && (!subject || subject.test(mail.subject ?? ''))).at(-1),
        `a mail to ${to}${subject ? ` about ${subject}` : ''}; received: ${mails.map((mail) => mail.subject).join(' | ')}`,
      ),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function recipients(mail: ParsedMail): string[] {
  return [mail.to ?? []].flat().flatMap((group) => group.value.map((entry) => entry.address ?? ''));
}

/** The secret of the link that a mail carries. */
export function tokenIn(mail: { subject?: string; text?: string }): string {
  const [, token] = /token=([\w.-]+)/.exec(mail.text ?? '') ?? [];
  if (!token) throw new Error(`no link in “${mail.subject}”`);
  return token;
}
