import type { EntityMetadata } from 'typeorm';
import { deadlineKinds, type DeadlineBinding } from '#notifications';
import type { ContextDefinition } from '#platform';

/** Every kind of deadline that contexts bring. */
export const deadlineBindings = (contexts: readonly ContextDefinition[]): DeadlineBinding[] =>
  contexts
    .flatMap((context) => context.brings)
    .filter(({ place }) => (place as unknown) === deadlineKinds)
    .map(({ value }) => value as DeadlineBinding);

/** « done at »: what happened, not what is to come. */
const HAPPENED = /(^|_)([a-z]+ed|withdrawn|sent|read|frozen|written|told|made)_at$/;
/** What speaks of an end whatever its type. */
const SPEAKS_OF_AN_END = /(^|_)(due|until|expires|expiry|deadline)(_|$)/;
const IN_TIME = ['timestamptz', 'date'];

/** Columns that could be a due date: a day or an instant that is neither when a row was written nor when something was done, or a name that says so. */
export function couldBeDue(tables: readonly Pick<EntityMetadata, 'tableName' | 'columns'>[]): string[] {
  return tables.flatMap(({ tableName, columns }) =>
    columns
      .filter(({ type, default: written, databaseName: name }) => {
        if (IN_TIME.includes(type as string)) return written === undefined && !HAPPENED.test(name);
        return SPEAKS_OF_AN_END.test(name);
      })
      .map(({ databaseName }) => `${tableName}.${databaseName}`),
  );
}
