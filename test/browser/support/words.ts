import fs from 'node:fs';
import path from 'node:path';

export type StoryLanguage = 'fr' | 'ar';
type Catalogue = { [key: string]: string | Catalogue };

const FOLDER = path.resolve(import.meta.dirname, '../../../apps/web/src/i18n');

function flattened(catalogue: Catalogue, prefix: string): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flattened(value, `${prefix}${key}.`),
  );
}

/** Every text of the screens in one language, by `context:key`. */
function cataloguesOf(language: StoryLanguage): Map<string, string> {
  const folder = path.join(FOLDER, language);
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    files.flatMap((name) => flattened(JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')) as Catalogue, `${name.slice(0, -5)}:`)),
  );
}

const catalogues = { fr: cataloguesOf('fr'), ar: cataloguesOf('ar') };
const PLACEHOLDER = /{{[^}]+}}/;
/** What the screens put around a value so that it keeps its own direction. */
const ISOLATE = '[\\u2066-\\u2069]?';
/** Any space will do: what reads the page makes the unbreakable ones ordinary. */
const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

/** What the screens say, so that one story is told in both languages. */
export interface Words {
  /** The text of a key without placeholders. */
  (key: string): string;
  /** The text of a key whose placeholders hold `values` (anything where none is given). */
  like(key: string, values?: Record<string, string | number>): RegExp;
  /** The name of a field or button that stands once for each of what people named. */
  named(key: string, what: string): string;
}

export function wordsOf(language: StoryLanguage): Words {
  const textOf = (key: string) => {
    const text = catalogues[language].get(key);
    if (text === undefined) throw new Error(`No text ${key} in ${language}`);
    return text;
  };
  const plain = (key: string) => {
    const text = textOf(key);
    if (PLACEHOLDER.test(text)) throw new Error(`${key} has placeholders: ${text}`);
    return text;
  };
  const like = (key: string, values: Record<string, string | number> = {}) => {
    const pattern = textOf(key)
      .split(/({{[^}]+}})/)
      .map((piece) => {
        const name = /^{{\s*(\w+)/.exec(piece)?.[1];
        if (!name) return literally(piece);
        return Object.hasOwn(values, name) ? `${ISOLATE}${literally(String(values[name]))}${ISOLATE}` : '.+';
      })
      .join('');
    return new RegExp(pattern);
  };
  const named = (key: string, what: string) => `${plain(key)} — ${language === 'ar' ? `\u2068${what}\u2069` : what}`;
  return Object.assign(plain, { like, named });
}

const latinWords = (text: string) => text.match(/\p{Script=Latin}{3,}/gu) ?? [];
const wordsIn = (texts: Iterable<string>) => new Set([...texts].flatMap(latinWords).map((word) => word.toLowerCase()));
const french = wordsIn(catalogues.fr.values());
/** Latin words that Arabic texts use themselves: PDF, ICE, RIB… */
const international = wordsIn(catalogues.ar.values());
const keys = new Set(
  [...catalogues.fr.keys()].flatMap((key) => [key, key.slice(key.indexOf(':') + 1)]).filter((key) => /[.:_]|[a-z][A-Z]/.test(key)),
);

/** Inside a text: values that keep their own direction, addresses, numbers and references. */
const VALUES = /\u2068[^\u2069]*\u2069|\S+@\S+|https?:\S+|\S*\d\S*/g;

/** Why a text of the program has no place on a page of this language; null when it has. */
export function strangeness(text: string, language: StoryLanguage): string | null {
  const trimmed = text.trim();
  if (keys.has(trimmed)) return 'a key of the catalogues';
  if (/{{|}}|\[object |\bundefined\b|\bNaN\b/.test(trimmed)) return 'an unfilled text';
  if (language === 'fr') return /\p{Script=Arabic}/u.test(trimmed.replace(VALUES, '')) ? 'Arabic on a French page' : null;
  const latin = latinWords(trimmed.replace(VALUES, ''));
  const stray = latin.find((word) => {
    const low = word.toLowerCase();
    return !international.has(low) && (french.has(low) || /[^a-z]/.test(low));
  });
  return stray ? `French on an Arabic page: ${stray}` : null;
}
