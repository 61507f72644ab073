/** Letters that a bank file spells with Latin ones, without being one of them with an accent. */
const SPELLED = /[œŒæÆßøØłŁ]/u;

/**
 * Whether the bank file can carry the holder of an account: letters are Latin, with or without accents, and something is left of
 * them. A holder in another script is written on the bank's attestation in Latin letters too. The file of a payment asks the same
 * (`latinText` of the disbursements); a contract test holds the two together.
 */
export function bankTakesHolder(holder: string): boolean {
  const plain = [...holder.normalize('NFD').replace(/\p{Mn}/gu, '')];
  const latin = (character: string) => /[A-Za-z]/.test(character) || SPELLED.test(character);
  if (plain.some((character) => /\p{L}/u.test(character) && !latin(character))) return false;
  return plain.some((character) => /[A-Za-z0-9]/.test(character) || SPELLED.test(character) || character === '°' || character === '€');
}
