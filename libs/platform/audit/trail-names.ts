import { Inject, Injectable } from '@nestjs/common';
import type { Label, StateMachine } from '#kernel';
import type { Em } from '../database/tx.js';
import { CONTEXTS, machinesOf, type ContextDefinition } from '../context.js';

/** What the trail's codes are called, from the machines and the words of every room. */
@Injectable()
export class TrailNames {
  private readonly machines: Map<string, StateMachine>;
  private readonly words: Record<string, Label>;
  private readonly subjectWords: Record<string, Label>;
  private readonly statements: Record<string, string>;
  private readonly applications: string[];

  constructor(@Inject(CONTEXTS) contexts: readonly ContextDefinition[]) {
    this.machines = new Map(machinesOf(contexts).map((machine) => [machine.name, machine]));
    this.words = joined(contexts.map((context) => context.trail.acts));
    this.subjectWords = joined(contexts.map((context) => context.trail.subjects));
    this.statements = joined(contexts.map((context) => context.trail.references ?? {}));
    this.applications = contexts.flatMap((context) => Object.values(context.trail.applications ?? {}));
  }

  /** Every subject that may stand in the trail. */
  get subjects(): { subject: string; label: Label }[] {
    return Object.entries(this.subjectWords).map(([subject, label]) => ({ subject, label }));
  }

  subject(subject: string): Label {
    return this.subjectWords[subject] ?? asItIs(subject);
  }

  /** Numbers and names of the given things, by id: one statement for each kind of subject. */
  async references(em: Em, things: readonly { subject: string; subjectId: string }[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const [subject, statement] of Object.entries(this.statements)) {
      const ids = things.filter((thing) => thing.subject === subject).map((thing) => thing.subjectId);
      if (ids.length === 0) continue;
      const rows = await em.query<{ id: string; reference: string | null }[]>(
        `SELECT id, reference FROM (${statement}) known WHERE id = ANY($1::uuid[])`,
        [[...new Set(ids)]],
      );
      for (const { id, reference } of rows) if (reference) found.set(id, reference);
    }
    return found;
  }

  /** The ids of whatever belongs to these applications, themselves included: what may not be read of them in the trail. */
  async idsOf(em: Em, applicationIds: readonly string[]): Promise<string[]> {
    if (applicationIds.length === 0) return [];
    const statements = this.applications.map((statement) => `SELECT id FROM (${statement}) part WHERE application_id = ANY($1::uuid[])`);
    const rows = await em.query<{ id: string }[]>(`SELECT unnest($1::uuid[]) AS id UNION ${statements.join(' UNION ')}`, [applicationIds]);
    return rows.map(({ id }) => id);
  }

  act(subject: string, event: string): Label {
    const known = this.machines.get(subject)?.definition.events[event];
    if (!known) return this.words[`${subject}.${event}`] ?? asItIs(event);
    const { fr, ar, en } = known;
    return { fr, ar, en };
  }

  state(subject: string, state: string): Label {
    const machine = this.machines.get(subject);
    return machine?.states.includes(state) ? machine.label(state) : asItIs(state);
  }
}

/** One table of many; no two rooms name the same. */
const joined = <T>(tables: Readonly<Record<string, T>>[]): Record<string, T> =>
  Object.fromEntries(tables.flatMap((table) => Object.entries(table)));

/** A word that an older version wrote and that no room knows any more is still shown. */
const asItIs = (code: string): Label => ({ fr: code, ar: code, en: code });
