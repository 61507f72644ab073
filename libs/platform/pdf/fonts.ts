import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { coveredByAll, coverageOf, type Coverage } from './font-coverage.js';

const require = createRequire(import.meta.url);

/**
 * The families of the house's documents, in the order in which a letter looks for its glyph; `lib/jisr.typ` names the same. Latin, Greek and
 * Cyrillic, Arabic, and the scripts in which people who came to Morocco, and Morocco itself, write names; the last one has the signs, and
 * the square that stands for whatever none of them has. All under the SIL Open Font License.
 */
const FAMILIES: readonly (readonly string[])[] = [
  ['noto-sans/400Regular/NotoSans_400Regular.ttf', 'noto-sans/700Bold/NotoSans_700Bold.ttf'],
  ['amiri/400Regular/Amiri_400Regular.ttf', 'amiri/700Bold/Amiri_700Bold.ttf'],
  ['noto-sans-tifinagh/400Regular/NotoSansTifinagh_400Regular.ttf'],
  ['noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf', 'noto-sans-ethiopic/700Bold/NotoSansEthiopic_700Bold.ttf'],
  ['noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf', 'noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf'],
  ['noto-sans-nko/400Regular/NotoSansNKo_400Regular.ttf'],
  ['noto-sans-adlam/400Regular/NotoSansAdlam_400Regular.ttf', 'noto-sans-adlam/700Bold/NotoSansAdlam_700Bold.ttf'],
  ['noto-sans-math/400Regular/NotoSansMath_400Regular.ttf'],
  ['noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf'],
];

const fileOf = (name: string) => require.resolve(`@expo-google-fonts/${name}`);

/** The files that the compiler is given. */
export const fontFiles = (): string[] => FAMILIES.flat().map(fileOf);

let coverages: readonly Coverage[] | undefined;

/** What each family can print in every one of its cuts; read once, some 250 ms. */
export function familyCoverages(): readonly Coverage[] {
  coverages ??= FAMILIES.map((cuts) => coveredByAll(cuts.map((name) => coverageOf(readFileSync(fileOf(name))))));
  return coverages;
}
