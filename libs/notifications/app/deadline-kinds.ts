import { Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { z } from 'zod';
import type { Role } from '#identity';
import type { Label } from '#kernel';
import { ExtensionPoint, Extensions, type Brought, type Em, type JobDefinition, type PolicyName, type Subject } from '#platform';
import type { Wanted } from '../data/wanted.js';
import type { Ladder } from '../domain/ladder.js';
import type { MessageDefinition } from '../domain/message-definition.js';

export type DeadlineJob = JobDefinition<{ subjectId: string }>;
export const deadlinePayload = z.object({ subjectId: z.uuid() });

/** People: those whom a policy lets act, of these roles and among these persons when they are named. */
export interface Audience {
  readonly policy: PolicyName;
  readonly among?: readonly Role[];
  readonly personIds?: readonly string[];
}

/** Something that is still open and falls due, as it stands now. */
export interface DueDate {
  subjectId: string;
  dueAt: Date;
  /** What it is about, as people know it: a number, a title. */
  about: Label;
  /** Accounts that these words name. */
  names?: readonly string[];
  /** Where it is dealt with: a path of the product. */
  path: string;
  /** What policies must know of it. */
  scope: Subject;
  /** Who must act now. */
  acts: Audience;
  /** Who is told when it was missed; nobody where another message of the room says so. */
  answers?: Audience;
  /** Where those who are told find it, when it is another place. */
  answeredAt?: string;
  /** What a reminder of the kind's own words says beyond `title`, `about` and `due`. */
  params?: Record<string, string | Label>;
}

/** Reads what is due from the state: of one subject, or all that falls within a time. What is done is left out. */
export interface DueDates {
  open(em: Em, wanted: Wanted): Promise<DueDate[]>;
}

/** One kind of deadline. */
export interface DeadlineDefinition extends Ladder {
  readonly kind: string;
  /** What is expected, for messages, to-dos and calendars: « Rapport à remettre ». */
  readonly title: Label;
  /** The columns that set it, `table.column`: a contract test finds due dates without a kind. */
  readonly sets: readonly string[];
  /** The policies of those who must act, where they are known beforehand: the kind is not read for anybody else. */
  readonly concerns?: readonly PolicyName[];
  /** What happens at the instant itself. The job reads the state again: it may find nothing to do. */
  readonly follows?: DeadlineJob;
  /** Its own words instead of the common reminder. */
  readonly reminder?: MessageDefinition;
  /** It has a line of its own in "what I must do now" from its first reminder on; others have a to-do of their room. */
  readonly todo?: true;
}

export const defineDeadline = (definition: DeadlineDefinition): DeadlineDefinition => definition;

/** An instant at which something follows and of which nobody must be told. */
export const defineAlarm = (alarm: Required<Pick<DeadlineDefinition, 'kind' | 'title' | 'sets' | 'follows'>>): DeadlineDefinition => ({
  ...alarm,
  before: [],
  after: [],
});

export interface DeadlineBinding {
  definition: DeadlineDefinition;
  /** None for an alarm. */
  reader?: Type<DueDates>;
}

export const deadlineKinds = new ExtensionPoint<DeadlineBinding>('kinds of deadlines');

/** What a context brings: a kind with the provider that reads what is due of it. */
export const bindDeadline = (definition: DeadlineDefinition, reader?: Type<DueDates>): Brought =>
  deadlineKinds.with(reader ? { definition, reader } : { definition });

/** Every kind of the program with its reader. */
@Injectable()
export class DeadlineKinds {
  constructor(
    private readonly extensions: Extensions,
    private readonly moduleRef: ModuleRef,
  ) {}

  /** @throws when no context brings it */
  binding(kind: string): DeadlineBinding {
    const binding = this.extensions.of(deadlineKinds).find(({ definition }) => definition.kind === kind);
    if (!binding) throw new Error(`no deadline of kind ${kind}`);
    return binding;
  }

  /** The kinds that ask something of somebody. */
  withReader(): { definition: DeadlineDefinition; reader: DueDates }[] {
    return this.extensions
      .of(deadlineKinds)
      .flatMap(({ definition, reader }) => (reader ? [{ definition, reader: this.read(reader) }] : []));
  }

  /** What is due of a subject, null when it is done. */
  async due(em: Em, { reader }: DeadlineBinding, subjectId: string): Promise<DueDate | null> {
    if (!reader) return null;
    const [due] = await this.read(reader).open(em, { subjectId });
    return due ?? null;
  }

  private read(reader: Type<DueDates>): DueDates {
    return this.moduleRef.get<DueDates>(reader, { strict: false });
  }
}
