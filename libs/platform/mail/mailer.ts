import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../config/config.js';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  language: string;
  /** The same for every try of the same message, so that a second copy can be recognised. */
  messageId: string;
  attachments?: { filename: string; content: Buffer; contentType: string }[];
}

/** Hands messages to the SMTP server; returns once it has answered 250. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.transport = createTransport({ url: config.SMTP_URL, pool: true, connectionTimeout: 10_000, socketTimeout: 30_000 } as never);
  }

  async send(mail: Mail): Promise<void> {
    await this.transport.sendMail({
      from: this.config.MAIL_FROM,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: mail.messageId,
      headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
      attachments: mail.attachments,
    });
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
