export {
  bindDeadline,
  deadlineKinds,
  deadlinePayload,
  defineAlarm,
  defineDeadline,
  type Audience,
  type DeadlineBinding,
  type DeadlineDefinition,
  type DeadlineJob,
  type DueDate,
  type DueDates,
} from './app/deadline-kinds.js';
export { Deadlines } from './app/deadlines.js';
export { wantedSql, type Wanted } from './data/wanted.js';
export { days, hours } from './domain/ladder.js';
export { Messages, type Letter } from './app/messages.js';
export { todoSources, type TodoItem, type TodoSource } from './app/todos.js';
export { defineMessage, messageRegistry, type MessageDefinition } from './domain/message-definition.js';
export { mailHtml, mailText } from './domain/html.js';
export { notificationsContext, NotificationsModule } from './notifications.module.js';
export type { InboxItem } from './app/inbox.list.js';
export type { ProposalView } from './app/proposals.list.js';
export type { FailedJobView } from './app/failed-jobs.list.js';
export type { DamagedFileItem } from './app/damaged-files.list.js';
