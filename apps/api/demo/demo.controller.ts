import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { In } from 'typeorm';
import { zonedInstant, type Label, type ZonedInstant } from '#kernel';
import { Person, RoleGrant, roleLabel, SecondFactor } from '#identity';
import {
  CONFIG,
  definePolicies,
  PageQuery,
  platformErrors,
  Route,
  sendFile,
  TextField,
  Tx,
  type Config,
  type Page,
  type NamesOf,
} from '#platform';
import { DEMONSTRATION_PASSWORD, DEMONSTRATION_PEOPLE } from '#seeds';

export const demoPolicies = definePolicies({ 'demo.read': { roles: ['anonymous'] } });
declare global {
  interface PolicyTable extends NamesOf<typeof demoPolicies> {}
}

export interface DemonstrationAccount {
  email: string;
  password: string;
  name: string;
  /** The six digits of this moment; null for those who need none. */
  code: string | null;
  roles: Label[];
  story: Label;
}

class MailQuery extends PageQuery {
  @TextField({ max: 200, optional: true }) q?: string;
  @TextField({ max: 200, optional: true }) to?: string;
}

interface Correspondent {
  address: string;
  name: string;
}

/** As the catcher gives it. */
interface CaughtMail {
  id: string;
  from: Correspondent[];
  to: Correspondent[];
  subject: string;
  date: string;
  html?: string | null;
  text?: string;
  attachments: { filename: string; size: number; contentType: string }[];
}

export interface DemonstrationMail {
  id: string;
  from: string;
  to: string;
  subject: string;
  date: ZonedInstant;
  html?: string | null;
  text?: string;
  attachments: { filename: string; size: number; contentType: string }[];
}

/** The demonstration's own conveniences. Outside demonstration mode none of these addresses exists. */
@ApiTags('demonstration')
@Controller('api/demo')
export class DemoController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly tx: Tx,
    private readonly secondFactor: SecondFactor,
  ) {}

  @Get('accounts')
  @Route({
    policy: 'demo.read',
    summary: 'The demonstration’s accounts with their current codes (demonstration mode only)',
    errors: ['NOT_FOUND'],
  })
  async accounts(): Promise<DemonstrationAccount[]> {
    this.onlyInDemonstration();
    return this.tx.run(async (em) => {
      const people = await em.findBy(Person, { email: In(DEMONSTRATION_PEOPLE.map((person) => person.email)) });
      const grants = await em.findBy(RoleGrant, { personId: In(people.map((person) => person.id)) });
      return DEMONSTRATION_PEOPLE.flatMap(({ email, story }) => {
        const person = people.find((candidate) => candidate.email === email);
        if (!person) return [];
        const roles = grants.filter((grant) => grant.personId === person.id).map((grant) => roleLabel(grant.role));
        const code = person.totpSecret ? this.secondFactor.currentCode(person) : null;
        return [{ email, password: DEMONSTRATION_PASSWORD, name: person.name, code, roles, story }];
      });
    });
  }

  @Get('mail')
  @Route({ policy: 'demo.read', summary: 'The messages the demonstration has sent, newest first', errors: ['NOT_FOUND'] })
  async mails(@Query() query: MailQuery): Promise<Page<DemonstrationMail>> {
    const { q, to, page, pageSize } = query;
    const caught = await this.fromCatcher<{ messages: CaughtMail[]; total: number }>('/messages', { q, to, page, size: pageSize });
    return { items: caught.messages.map(shown), page, pageSize, total: caught.total };
  }

  @Get('mail/:id')
  @Route({ policy: 'demo.read', summary: 'One message of the demonstration' })
  async mail(@Param('id') id: string): Promise<DemonstrationMail> {
    return shown(await this.fromCatcher<CaughtMail>(`/messages/${encodeURIComponent(id)}`));
  }

  @Get('mail/:id/attachments/:number')
  @Route({ policy: 'demo.read', summary: 'An attachment of a message of the demonstration', sends: ['*/*'] })
  async attachment(@Param('id') id: string, @Param('number') number: string, @Res() reply: FastifyReply): Promise<void> {
    const mail = await this.fromCatcher<CaughtMail>(`/messages/${encodeURIComponent(id)}`);
    const attachment = mail.attachments[Number(number)];
    if (!attachment) throw platformErrors.NOT_FOUND();
    const response = await this.ask(`/messages/${encodeURIComponent(id)}/attachments/${Number(number)}`);
    sendFile(reply, { name: attachment.filename, mediaType: attachment.contentType }, Buffer.from(await response.arrayBuffer()));
  }

  private async fromCatcher<T>(path: string, query: Record<string, string | number | undefined> = {}): Promise<T> {
    return (await (await this.ask(path, query)).json()) as T;
  }

  private async ask(path: string, query: Record<string, string | number | undefined> = {}): Promise<Response> {
    this.onlyInDemonstration();
    if (!this.config.MAIL_CATCHER_URL) throw platformErrors.NOT_FOUND();
    const url = new URL(path, this.config.MAIL_CATCHER_URL);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (!response) throw platformErrors.UNAVAILABLE();
    if (!response.ok) throw platformErrors.NOT_FOUND();
    return response;
  }

  private onlyInDemonstration(): void {
    if (!this.config.JISR_DEMO) throw platformErrors.NOT_FOUND();
  }
}

function shown({ id, subject, html, text, attachments, ...mail }: CaughtMail): DemonstrationMail {
  const addresses = (list: Correspondent[]) => list.map((entry) => entry.address).join(', ');
  return {
    id,
    subject,
    html,
    text,
    attachments,
    from: addresses(mail.from),
    to: addresses(mail.to),
    date: zonedInstant(new Date(mail.date)),
  };
}
