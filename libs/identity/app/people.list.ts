import { Injectable } from '@nestjs/common';
import type { Label, Language } from '#kernel';
import { ChoiceField, columnsFor, HEADINGS, ListQuery, namesIn, yesIn, type Actor, type Em, type List } from '#platform';
import { PEOPLE, type PersonRow } from '../data/people.queries.js';
import { personMachine, type PersonState } from '../domain/person.machine.js';
import { roleLabel } from './sessions.js';

/** An account as the administrator's list shows it. */
export interface PersonSummary {
  id: string;
  name: string;
  email: string;
  language: Language;
  state: PersonState;
  stateLabel: Label;
  roles: Label[];
  /** Was brought in and has not chosen a password yet. */
  invited: boolean;
}

export class PeopleQuery extends ListQuery {
  /** `1`: only people who were invited and have not answered; `0`: only the others. */
  @ChoiceField(['0', '1'], { optional: true }) invited?: '0' | '1';
  @ChoiceField(personMachine.states.filter((state) => state !== 'erased'), { optional: true })
  state?: PersonState;
}

const { text } = columnsFor<PersonSummary>();

/** The accounts, for the administrator. */
@Injectable()
export class PeopleList implements List<PersonRow, PersonSummary, PeopleQuery> {
  readonly name = 'people';
  readonly title = { fr: 'Comptes', ar: 'الحسابات', en: 'Accounts' };
  readonly policy = 'person.list';
  readonly query = PeopleQuery;
  readonly source = PEOPLE;
  readonly columns = [
    text(HEADINGS.name, (item) => item.name),
    text({ fr: 'Adresse électronique', ar: 'البريد الإلكتروني', en: 'E-mail address' }, (item) => item.email),
    text(HEADINGS.state, (item, language) => item.stateLabel[language]),
    text({ fr: 'Rôles', ar: 'الأدوار', en: 'Roles' }, (item, language) => namesIn(item.roles, language)),
    text({ fr: 'Invitation en attente', ar: 'دعوة في الانتظار', en: 'Invitation waiting' }, (item, language) =>
      yesIn(item.invited, language),
    ),
  ];

  items(_em: Em, _actor: Actor, rows: readonly PersonRow[]): Promise<PersonSummary[]> {
    return Promise.resolve(rows.map(personSummary));
  }
}

export const personSummary = ({ roles, ...row }: PersonRow): PersonSummary => ({
  ...row,
  stateLabel: personMachine.label(row.state),
  roles: roles.map(roleLabel),
});
