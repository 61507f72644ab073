import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ChoiceField,
  columnsFor,
  HEADINGS,
  IdField,
  IntField,
  inWords,
  ListQuery,
  type Actor,
  type Em,
  type List,
  type Named,
} from '#platform';
import { PROGRAMMES, type ProgrammeSums } from '../data/programmes.list.js';
import { programmeMachine, type ProgrammeState } from '../domain/programme.machine.js';
import type { ProgrammeListItem } from './programme.views.js';
import { UntoldAwards } from './untold-awards.js';

export class ProgrammesQuery extends ListQuery {
  @IdField({ optional: true }) id?: string;
  @ChoiceField(programmeMachine.states, { optional: true }) state?: ProgrammeState;
  @Type(() => Number) @IntField({ min: 2000, max: 2100, optional: true }) year?: number;
}

const { text, number, amount } = columnsFor<ProgrammeListItem>();

/** Programmes with what is left of their money, as the reader's region may know it. */
@Injectable()
export class ProgrammesList implements List<ProgrammeSums, ProgrammeListItem, ProgrammesQuery> {
  readonly name = 'programmes';
  readonly title = { fr: 'Programmes', ar: 'البرامج', en: 'Programmes' };
  readonly policy = 'programme.read';
  readonly query = ProgrammesQuery;
  readonly source = PROGRAMMES;
  readonly columns = [
    text({ fr: 'Code', ar: 'الرمز', en: 'Code' }, (item) => item.code),
    text(HEADINGS.title, (item, language) => inWords(item.title, language)),
    number({ fr: 'Première année', ar: 'السنة الأولى', en: 'First year' }, (item) => item.firstYear),
    number({ fr: 'Dernière année', ar: 'السنة الأخيرة', en: 'Last year' }, (item) => item.lastYear),
    text(HEADINGS.state, (item, language) => item.stateLabel[language]),
    amount({ fr: 'Enveloppe (DH)', ar: 'الغلاف المالي (درهم)', en: 'Envelope (MAD)' }, (item) => item.envelopeCentimes),
    amount({ fr: 'Réparti (DH)', ar: 'الموزع (درهم)', en: 'Split (MAD)' }, (item) => item.splitCentimes),
    amount({ fr: 'Attribué (DH)', ar: 'الممنوح (درهم)', en: 'Awarded (MAD)' }, (item) => item.awardedCentimes),
  ];

  constructor(private readonly untold: UntoldAwards) {}

  async values(em: Em, actor: Actor): Promise<Named> {
    const untold = await this.untold.of(em, actor);
    return { untoldIds: [...untold.keys()], untoldCentimes: [...untold.values()] };
  }

  items(_em: Em, _actor: Actor, rows: readonly ProgrammeSums[]): Promise<ProgrammeListItem[]> {
    return Promise.resolve(rows.map((row) => ({ ...row, stateLabel: programmeMachine.label(row.state) })));
  }
}
