import { Injectable } from '@nestjs/common';
import { Applications } from '#applications';
import { REGION_CODES } from '#kernel';
import {
  ChoiceField,
  columnsFor,
  FailedJobs,
  HEADINGS,
  IdField,
  inWords,
  ListQuery,
  regionIn,
  type Actor,
  type Em,
  type List,
} from '#platform';
import { LETTERS, type ListedLetter } from '../../data/letters.list.js';
import { letterMachine, type LetterState } from '../../domain/letter.machine.js';
import { OUTCOME_CODES, OUTCOMES, type Outcome } from '../../domain/outcomes.js';
import type { LetterRow } from '../committee.views.js';

export class LettersQuery extends ListQuery {
  @ChoiceField(letterMachine.states, { optional: true }) state?: LetterState;
  @ChoiceField(OUTCOME_CODES, { optional: true }) outcome?: Outcome;
  @IdField({ optional: true }) callId?: string;
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
}

const { text, amount, day } = columnsFor<LetterRow>();

/** Letters as people read them; an association sees its own, once sent. */
@Injectable()
export class LettersList implements List<ListedLetter, LetterRow, LettersQuery> {
  readonly name = 'decision-letters';
  readonly title = { fr: 'Lettres de décision', ar: 'رسائل القرارات', en: 'Decision letters' };
  readonly policy = 'letter.read';
  readonly query = LettersQuery;
  readonly source = LETTERS;
  readonly columns = [
    text(HEADINGS.number, (item) => item.number),
    text(HEADINGS.application, (item) => item.applicationNumber),
    text(HEADINGS.title, (item) => item.title),
    text(HEADINGS.association, (item, language) => inWords(item.association, language)),
    text(HEADINGS.region, (item, language) => regionIn(item.regionCode, language)),
    text({ fr: 'Décision', ar: 'القرار', en: 'Decision' }, (item, language) => inWords(item.outcomeLabel, language)),
    amount(HEADINGS.amount, (item) => item.amountCentimes),
    day({ fr: 'Datée du', ar: 'بتاريخ', en: 'Dated' }, (item) => item.issuedOn),
    day({ fr: 'Recours jusqu’au', ar: 'الطعن إلى غاية', en: 'Appeal until' }, (item) =>
      'until' in item.appeal ? item.appeal.until : null,
    ),
    text(HEADINGS.state, (item, language) => item.stateLabel[language]),
  ];

  constructor(
    private readonly applications: Applications,
    private readonly failed: FailedJobs,
  ) {}

  async items(em: Em, _actor: Actor, rows: readonly ListedLetter[]): Promise<LetterRow[]> {
    const facts = await this.applications.factsOf(
      em,
      rows.map(({ applicationId }) => applicationId),
    );
    const failing = await this.failed.failing(
      em,
      'letter',
      rows.filter(({ ready }) => !ready).map(({ id }) => id),
    );
    return rows.map(({ appealUntil, appealDays, ...row }) => ({
      ...row,
      failed: failing.get(row.id) ?? null,
      title: facts.get(row.applicationId)?.title ?? '',
      outcomeLabel: OUTCOMES[row.outcome],
      stateLabel: letterMachine.label(row.state),
      appeal: row.state === 'sent' ? { until: appealUntil } : { days: appealDays },
    }));
  }
}
