import { Injectable } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Directory } from '#identity';
import { REGION_CODES, zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import {
  BoolField,
  ChoiceField,
  columnsFor,
  HEADINGS,
  IdField,
  inWords,
  ListQuery,
  momentOf,
  regionIn,
  TextField,
  type Actor,
  type Em,
  type List,
  type Named,
} from '#platform';
import { STUDIES, type ListedStudy } from '../data/studies.list.js';
import { instructionMachine, TO_STUDY, type InstructionState } from '../domain/instruction.machine.js';

export interface InstructionRow {
  id: string;
  applicationId: string;
  callId: string;
  number: string;
  title: string;
  regionCode: string;
  askedCentimes: number;
  state: InstructionState;
  stateLabel: Label;
  instructor: { id: string; name: string } | null;
  opened: ZonedInstant;
  association: Localized;
  /** Technical opinions that are overdue: such files come first. */
  overdueOpinions: number;
  /** Points decided, of all points. */
  decided: number;
  items: number;
}

/** Of which refusals the reasons are counted. */
export class RefusalsQuery {
  @IdField({ optional: true }) callId?: string;
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
}

export class InstructionQuery extends ListQuery {
  /** `to_study`: every state but the final ones. */
  @ChoiceField([...instructionMachine.states, 'to_study'], { optional: true }) state?: string;
  @IdField({ optional: true }) callId?: string;
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
  /** Refused for it. */
  @TextField({ max: 60, optional: true }) reason?: string;
  /** Only the files assigned to the reader. */
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @BoolField({ optional: true })
  mine?: boolean;
}

const { text, number, amount, instant } = columnsFor<InstructionRow>();

/** The files under study. */
@Injectable()
export class StudiesList implements List<ListedStudy, InstructionRow, InstructionQuery> {
  readonly name = 'instruction';
  readonly title = { fr: 'Instruction', ar: 'دراسة الملفات', en: 'Instruction' };
  readonly policy = 'instruction.read';
  readonly query = InstructionQuery;
  readonly source = STUDIES;
  readonly columns = [
    text(HEADINGS.number, (item) => item.number),
    text(HEADINGS.title, (item) => item.title),
    text(HEADINGS.association, (item, language) => inWords(item.association, language)),
    text(HEADINGS.region, (item, language) => regionIn(item.regionCode, language)),
    text(HEADINGS.state, (item, language) => item.stateLabel[language]),
    text({ fr: 'Instructeur', ar: 'المكلف بالدراسة', en: 'Instructor' }, (item) => item.instructor?.name ?? null),
    amount({ fr: 'Subvention demandée (DH)', ar: 'الدعم المطلوب (درهم)', en: 'Grant asked (MAD)' }, (item) => item.askedCentimes),
    instant({ fr: 'Ouvert le', ar: 'تاريخ الفتح', en: 'Opened on' }, (item) => momentOf(item.opened)),
    number({ fr: 'Points décidés', ar: 'النقاط المقررة', en: 'Points decided' }, (item) => item.decided),
    number({ fr: 'Points', ar: 'النقاط', en: 'Points' }, (item) => item.items),
    number({ fr: 'Avis en retard', ar: 'الآراء المتأخرة', en: 'Overdue opinions' }, (item) => item.overdueOpinions),
  ];

  constructor(private readonly directory: Directory) {}

  values(_em: Em, _actor: Actor, { state }: InstructionQuery): Promise<Named> {
    return Promise.resolve({ states: state === 'to_study' ? TO_STUDY : [state] });
  }

  async items(em: Em, _actor: Actor, rows: readonly ListedStudy[]): Promise<InstructionRow[]> {
    const people = await this.directory.people(
      em,
      rows.flatMap((row) => row.instructorId ?? []),
    );
    return rows.map(({ instructorId, openedAt, overdue, ...row }) => ({
      ...row,
      stateLabel: instructionMachine.label(row.state),
      instructor: instructorId ? { id: instructorId, name: people.get(instructorId)?.name ?? '' } : null,
      opened: zonedInstant(openedAt),
      overdueOpinions: overdue,
    }));
  }
}
