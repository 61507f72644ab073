/**
 * A name as it is compared to find duplicates: without case, accents, vowel signs, punctuation and the many spellings of
 * alef, yeh and teh marbuta; "Ass. Al-Amal" and "ASS AL AMAL" are the same, "جمعيّة الأمل" and "جمعيه الامل" too.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}|\u0640/gu, '')
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
