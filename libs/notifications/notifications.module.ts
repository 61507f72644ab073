import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { PersonNeedsLink } from '#identity';
import { bind, defineContext, subscribe } from '#platform';
import { Deadlines, FireDeadline, fireDeadline, SweepDeadlines, sweepDeadlines } from './app/deadlines.js';
import { SendLink, sendLink } from './app/identity.messages.js';
import { FileTodos } from './app/file.todos.js';
import { AccountTodos, AuditTodos } from './app/identity.todos.js';
import { Messages } from './app/messages.js';
import { SendMail, sendMail } from './app/send-mail.job.js';
import { Todos } from './app/todos.js';
import { Deadline } from './data/deadline.entity.js';
import { Message } from './data/message.entity.js';
import { Notifications1790000200000 } from './data/migrations/1790000200000-notifications.js';
import { MessageTranslations1790000210000 } from './data/migrations/1790000210000-message-translations.js';
import { messageMachine } from './domain/message.machine.js';
import { HomeController } from './http/home.controller.js';

const providers = [Messages, Deadlines, Todos, AccountTodos, AuditTodos, FileTodos, SendMail, SendLink, FireDeadline, SweepDeadlines];

@Global()
@Module({ providers, exports: [Messages, Deadlines, Todos] })
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly todos: Todos,
    private readonly accounts: AccountTodos,
    private readonly audit: AuditTodos,
    private readonly files: FileTodos,
  ) {}

  onModuleInit(): void {
    this.todos.register(this.accounts);
    this.todos.register(this.audit);
    this.todos.register(this.files);
  }
}

export const notificationsContext = defineContext({
  name: 'notifications',
  module: NotificationsModule,
  controllers: [HomeController],
  entities: [Message, Deadline],
  migrations: [Notifications1790000200000, MessageTranslations1790000210000],
  machines: [messageMachine],
  jobs: [bind(sendMail, SendMail), bind(sendLink, SendLink), bind(fireDeadline, FireDeadline), bind(sweepDeadlines, SweepDeadlines)],
  subscriptions: [subscribe(PersonNeedsLink, sendLink)],
  schedules: [{ job: sweepDeadlines, everyMs: 15_000 }],
  invariants: [
    {
      name: 'no alarm is more than ten minutes late',
      sql: `SELECT id, kind, due_at FROM deadline WHERE fired_at IS NULL AND cancelled_at IS NULL AND due_at < clock_timestamp() - interval '10 minutes'`,
    },
  ],
});
