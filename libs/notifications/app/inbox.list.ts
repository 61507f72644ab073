import { Injectable } from '@nestjs/common';
import { LANGUAGES, zonedInstant, type Label, type Language, type ZonedInstant } from '#kernel';
import { columnsFor, ListQuery, momentOf, yesIn, type Actor, type Em, type List } from '#platform';
import type { MessageTexts } from '../data/message.entity.js';
import { INBOX, type InboxRow } from '../data/messages.queries.js';

export interface InboxItem {
  id: string;
  subject: Label;
  body: Label;
  action: { label: Label; path: string } | null;
  /** The language of the e-mail. */
  mailedIn: Language;
  at: ZonedInstant;
  read: boolean;
}

export class InboxQuery extends ListQuery {}

const { text, instant } = columnsFor<InboxItem>();

/** The messages of one person. */
@Injectable()
export class InboxList implements List<InboxRow, InboxItem, InboxQuery> {
  readonly name = 'inbox';
  readonly title = { fr: 'Messages', ar: 'الرسائل', en: 'Messages' };
  readonly policy = 'inbox.read';
  readonly query = InboxQuery;
  readonly source = INBOX;
  readonly columns = [
    instant({ fr: 'Date', ar: 'التاريخ', en: 'Date' }, (item) => momentOf(item.at)),
    text({ fr: 'Objet', ar: 'الموضوع', en: 'Subject' }, (item, language) => item.subject[language]),
    text({ fr: 'Texte', ar: 'النص', en: 'Text' }, (item, language) => item.body[language]),
    text({ fr: 'Lu', ar: 'مقروءة', en: 'Read' }, (item, language) => yesIn(item.read, language)),
  ];

  items(_em: Em, _actor: Actor, rows: readonly InboxRow[]): Promise<InboxItem[]> {
    return Promise.resolve(rows.map(itemOf));
  }
}

function itemOf(row: InboxRow): InboxItem {
  const mailed: MessageTexts = { subject: row.subject, body: row.body, action: row.actionLabel };
  const inAll = (text: (texts: MessageTexts) => string): Label =>
    Object.fromEntries(LANGUAGES.map((language) => [language, text(row.translations?.[language] ?? mailed)])) as Record<Language, string>;
  return {
    id: row.id,
    subject: inAll(({ subject }) => subject),
    body: inAll(({ body }) => body),
    action: row.actionLabel && row.actionPath ? { label: inAll(({ action }) => action ?? ''), path: row.actionPath } : null,
    mailedIn: row.language,
    at: zonedInstant(row.createdAt),
    read: row.readAt !== null,
  };
}
