import type { QueryRunner } from 'typeorm';

/** Gives rows of a table the programme of the row of `parent` that `column` names: those of before, and each new one by itself. */
export async function addProgrammeOf(runner: QueryRunner, table: string, parent: string, column: string): Promise<void> {
  await runner.query(`
    ALTER TABLE ${table} ADD COLUMN programme_id uuid;
    ALTER TABLE ${table} DISABLE TRIGGER USER;
    UPDATE ${table} t SET programme_id = parent.programme_id FROM ${parent} parent WHERE parent.id = t.${column};
    ALTER TABLE ${table} ENABLE TRIGGER USER;
    ALTER TABLE ${table} ALTER COLUMN programme_id SET NOT NULL;
    CREATE TRIGGER ${table}_programme BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION programme_of('${parent}', '${column}');
  `);
}

export async function dropProgrammeOf(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`
    DROP TRIGGER ${table}_programme ON ${table};
    ALTER TABLE ${table} DROP COLUMN programme_id;
  `);
}
