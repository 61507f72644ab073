import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeOds as odsOf } from 'hucre/ods';
import { writeXlsx as xlsxOf } from 'hucre/xlsx';
import { withIceKey } from '#kernel';
import { newId } from '#platform';
import type { ImportRowView, ImportRunView } from '#imports';
import type { Attachment } from '#seeds';
import { eventually } from './eventually.js';
import { must } from './programmes.js';
import type { User } from './people.js';

const HERE = path.join(import.meta.dirname, 'imports');

/** A small registry that is committed with its faults. */
export const committed = (name: string): Attachment => ({ name, type: 'text/csv', bytes: readFileSync(path.join(HERE, name)) });

export const csvFile = (text: string, name = 'tableau.csv'): Attachment => ({ name, type: 'text/csv', bytes: Buffer.from(text) });

/** An ICE of these stories. */
export const iceOf = (number: number): string => withIceKey(`0066${String(number).padStart(9, '0')}`);

export async function bringIn(user: User, kind: 'associations' | 'past_projects', file: Attachment): Promise<ImportRunView> {
  return must(await user.upload<ImportRunView>(`/api/imports/kinds/${kind}/files`, file));
}

export const runOf = async (user: User, id: string): Promise<ImportRunView> => must(await user.get<ImportRunView>(`/api/imports/${id}`));
export const rowsOf = async (user: User, id: string, query = ''): Promise<ImportRowView[]> =>
  must(await user.get<ImportRowView[]>(`/api/imports/${id}/rows${query}`));

/** How many rows came out how, those that are none left out. */
export const counted = (counts: readonly { rows: number; outcome?: string; result?: string }[]): Record<string, number> =>
  Object.fromEntries(counts.filter(({ rows }) => rows > 0).map(({ rows, outcome, result }) => [(outcome ?? result)!, rows]));

/** Carried out or taken back by the worker, to its end. */
export async function until(user: User, id: string, state: string): Promise<ImportRunView> {
  return eventually(
    async () => {
      const run = await runOf(user, id);
      return run.state === state ? run : null;
    },
    `the import to be ${state}`,
    60_000,
  );
}

export async function carriedOut(user: User, id: string): Promise<ImportRunView> {
  const key = newId();
  // One click that was sent twice: the second gets the same answer, which is none.
  for (let sent = 0; sent < 2; sent += 1) expect((await user.post(`/api/imports/${id}/carrying`, undefined, key)).status).toBe(204);
  return until(user, id, 'done');
}

type Cells = (string | number | Date)[][];

/** A sheet as an office program keeps it. */
export const writeXlsx = async (rows: Cells): Promise<Buffer> => Buffer.from(await xlsxOf({ sheets: [{ name: 'Feuille1', rows }] }));
export const writeOds = async (rows: Cells): Promise<Buffer> => Buffer.from(await odsOf({ sheets: [{ name: 'Feuille1', rows }] }));
