import fs from 'node:fs';
import path from 'node:path';
import { FIELD_KINDS } from '#calls';

const root = path.resolve(import.meta.dirname, '../..');
const RULES = 'libs/calls/domain/fields';
const SCREENS = 'apps/web/src/features/applications/fields';
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');

/** Source files in which a kind of question may be met, but for the places made for it. */
const elsewhere = ['libs', 'apps', 'seeds', 'test/support']
  .flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/'))),
  )
  .filter(
    (file) => /\.tsx?$/.test(file) && !/\.spec\.ts$|\.gen\.d\.ts$/.test(file) && !file.startsWith(RULES) && !file.startsWith(SCREENS),
  );

/** Where a program asks which kind a question is, instead of asking the kind: a comparison, or a case of a switch over kinds. */
function asksForKind(source: string): string[] {
  const cases = /switch \([\w.]*kind\)/.test(source) ? [...source.matchAll(/case '(\w+)'/g)] : [];
  return [...source.matchAll(/\bkind [!=]== '(\w+)'/g), ...cases]
    .filter(([, word]) => FIELD_KINDS.some((kind) => kind === word))
    .map(([found]) => found);
}

describe('the kinds of questions', () => {
  it.each(FIELD_KINDS)('%s is one file of rules and one of the screen, each in its table', (kind) => {
    const rules = read(`${RULES}/${kind}.ts`);
    const screen = read(`${SCREENS}/${kind}.tsx`);
    expect(rules).toMatch(new RegExp(`export const ${kind}: KindOfField<`));
    expect(screen).toMatch(new RegExp(`export const ${kind}: FieldOnScreen `));
    expect(read(`${RULES}/index.ts`)).toContain(`from './${kind}.js'`);
    expect(read(`${SCREENS}/index.ts`)).toContain(`from './${kind}.js'`);
  });

  it('the table of the screens does not compile without one of them', () =>
    expect(read(`${SCREENS}/index.ts`)).toContain('Record<FieldKind, FieldOnScreen>'));

  it('nothing else asks which kind a question is', () => {
    expect(elsewhere.length).toBeGreaterThan(500);
    expect(elsewhere.flatMap((file) => asksForKind(read(file)).map((found) => `${file}: ${found}`))).toEqual([]);
  });

  it('and it would be noticed', () => {
    expect(asksForKind(`if (field.kind === 'money') return 1; switch (kind) { case 'yes_no': }`)).toHaveLength(2);
    expect(asksForKind(`if (unit === 'money') return 1; switch (type) { case 'integer': }`)).toEqual([]);
  });
});
