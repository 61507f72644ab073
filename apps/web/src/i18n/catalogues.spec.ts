import fs from 'node:fs';
import path from 'node:path';

const here = path.resolve('apps/web/src/i18n');
const source = path.resolve('apps/web/src');
const languages = ['fr', 'ar', 'en'] as const;
type Language = (typeof languages)[number];

const plurals: Record<Language, string[]> = {
  fr: ['one', 'many', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
  en: ['one', 'other'],
};
const pluralSuffix = /_(zero|one|two|few|many|other)$/;

type Words = { [key: string]: string | Words };

function flatten(words: Words, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}

const read = (language: Language, context: string) =>
  flatten(JSON.parse(fs.readFileSync(path.join(here, language, `${context}.json`), 'utf8')) as Words);
const contextsOf = (language: Language) =>
  fs
    .readdirSync(path.join(here, language))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5))
    .sort();
const withoutPlural = (keys: string[]) => [...new Set(keys.map((key) => key.replace(pluralSuffix, '')))].sort();
const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1]).sort();

const contexts = contextsOf('fr');

describe('the catalogues of words', () => {
  it('exist for the same contexts in French, Arabic and English', () => {
    for (const language of languages) expect(contextsOf(language)).toEqual(contexts);
  });

  describe.each(contexts)('%s', (context) => {
    const words = Object.fromEntries(languages.map((language) => [language, read(language, context)])) as Record<
      Language,
      Record<string, string>
    >;

    it('has the same keys in the three languages, none empty', () => {
      for (const language of languages) {
        expect(withoutPlural(Object.keys(words[language]))).toEqual(withoutPlural(Object.keys(words.fr)));
        expect(Object.entries(words[language]).filter(([, text]) => text.trim() === '')).toEqual([]);
      }
    });

    it('has every plural form of each language: six in Arabic, three in French, two in English', () => {
      const counted = withoutPlural(Object.keys(words.ar).filter((key) => pluralSuffix.test(key)));
      for (const language of languages) {
        const missing = counted.flatMap((key) => plurals[language].map((form) => `${key}_${form}`)).filter((key) => !words[language][key]);
        expect({ language, missing }).toEqual({ language, missing: [] });
      }
    });

    it('writes French punctuation with an unbreakable space', () => {
      expect(Object.entries(words.fr).filter(([, text]) => / [;:?!»]|« /.test(text))).toEqual([]);
    });

    it('uses no placeholder that the French text does not have', () => {
      for (const language of languages) {
        for (const [key, text] of Object.entries(words[language])) {
          const french = words.fr[key] ?? words.fr[key.replace(pluralSuffix, '_other')] ?? '';
          const unknown = placeholders(text).filter((name) => !placeholders(french).includes(name));
          expect({ key, unknown }).toEqual({ key, unknown: [] });
        }
      }
    });
  });
});

/** Every key the source asks for, as exact keys and as beginnings (`t(`money.${reason}`)` → "money."). */
function asked(): { exact: Set<string>; beginnings: Set<string> } {
  const exact = new Set<string>();
  const beginnings = new Set<string>();
  for (const file of sourceFiles(source)) {
    const text = fs.readFileSync(file, 'utf8');
    const context = /useTranslation\(\s*\[?'([\w-]+)'/.exec(text)?.[1] ?? (file.includes('/public/') ? 'public' : 'common');
    const full = (key: string) => (key.includes(':') ? key : `${context}:${key}`);
    for (const [, key] of text.matchAll(/\bt\(\s*'([^']+)'/g)) exact.add(full(key as string));
    for (const [, start] of text.matchAll(/\bt\(\s*`([^`$]*)\$/g)) if (start) beginnings.add(full(start));
    for (const [, key] of text.matchAll(/'((?:[a-z]+):[\w.]+)'/g)) exact.add(key as string);
  }
  return { exact, beginnings };
}

function sourceFiles(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(full);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.spec.ts') ? [full] : [];
  });
}

describe('words and screens', () => {
  const { exact, beginnings } = asked();
  const known = new Set(contexts.flatMap((context) => withoutPlural(Object.keys(read('fr', context))).map((key) => `${context}:${key}`)));

  it('no screen asks for a word that is missing', () => {
    const missing = [...exact].filter((key) => contexts.includes(key.split(':')[0] as string) && !known.has(key));
    expect(missing).toEqual([]);
  });

  it('no word waits for a screen that is gone (home.* is asked for by the API)', () => {
    const used = (key: string) => exact.has(key) || [...beginnings].some((start) => key.startsWith(start));
    const apiAsks = (key: string) => key.includes(':home.') && !key.startsWith('common:');
    expect([...known].filter((key) => !used(key) && !apiAsks(key))).toEqual([]);
  });
});
