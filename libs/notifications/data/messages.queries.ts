import type { ListSource } from '#platform';
import type { Message } from './message.entity.js';

export type InboxRow = Pick<
  Message,
  'id' | 'language' | 'subject' | 'body' | 'actionLabel' | 'actionPath' | 'translations' | 'createdAt' | 'readAt'
>;

/** What the reader was told, newest first. */
export const INBOX: ListSource<InboxRow> = {
  select: {
    id: 'm.id',
    language: 'm.language',
    subject: 'm.subject',
    body: 'm.body',
    actionLabel: 'm.action_label',
    actionPath: 'm.action_path',
    translations: 'm.translations',
    createdAt: 'm.created_at',
    readAt: 'm.read_at',
  },
  from: 'FROM message m',
  where: 'm.person_id = :me::uuid',
  sorts: { at: 'm.created_at' },
  served: ['at'],
  order: 'm.created_at DESC',
  tie: 'm.id',
};
