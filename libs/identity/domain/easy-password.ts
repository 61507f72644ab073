const ORNAMENTS = /^[\p{N}\p{P}\p{S}\s]+|[\p{N}\p{P}\p{S}\s]+$/gu;
const SEPARATORS = /[\s._-]+/g;

/**
 * Whether somebody who tries the known passwords one after another, as such programs do, would come upon this one: in any letter case, with digits or
 * signs before or after it, with its words apart, or written several times over. Digits alone are a date or a telephone number.
 * @param known passwords that have leaked before, in lower case
 */
export function isEasy(password: string, known: ReadonlySet<string>): boolean {
  const typed = password.normalize('NFKC').toLowerCase();
  const bare = typed.replace(ORNAMENTS, '');
  if (bare === '') return true;
  return [typed, bare].some((form) => [form, form.replace(SEPARATORS, '')].some((word) => known.has(word) || known.has(repeatedIn(word))));
}

/** What is written several times over: « soleil » of « soleilsoleil », the word itself where nothing is repeated. */
function repeatedIn(word: string): string {
  for (let length = 1; length <= word.length / 2; length++) {
    const unit = word.slice(0, length);
    if (word.length % length === 0 && unit.repeat(word.length / length) === word) return unit;
  }
  return word;
}
