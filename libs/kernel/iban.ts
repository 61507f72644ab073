/** How long an IBAN is, by country: those of the register of SWIFT whose associations the programme meets, and their neighbours. */
const LENGTHS: Readonly<Record<string, number>> = {
  ...{ AD: 24, AE: 23, AL: 28, AT: 20, BA: 20, BE: 16, BG: 22, BH: 22, BR: 29, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, EG: 29 },
  ...{ ES: 24, FI: 18, FR: 27, GB: 22, GR: 27, HR: 21, HU: 28, IE: 22, IL: 23, IS: 26, IT: 27, JO: 30, KW: 30, LB: 28, LI: 21, LT: 20 },
  ...{ LU: 20, LV: 21, LY: 25, MA: 28, MC: 27, MR: 27, MT: 31, NL: 18, NO: 15, PL: 28, PS: 29, PT: 25, QA: 29, RO: 24, RS: 22, SA: 24 },
  ...{ SE: 24, SI: 19, SK: 24, SM: 27, TN: 24, TR: 26, UA: 29 },
};

/** International bank account number, ISO 13616: country, key of modulus 97, the length of the country where it is known. */
export function isIban(value: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value)) return false;
  const length = LENGTHS[value.slice(0, 2)];
  if (length !== undefined && value.length !== length) return false;
  return keyOf(value) === 1;
}

/** The remainder by 97 of an IBAN whose first four signs stand last, letters as numbers. */
function keyOf(iban: string): number {
  let remainder = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const number = /\d/.test(sign) ? sign : String(sign.charCodeAt(0) - 55);
    for (const digit of number) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder;
}

/** The IBAN of a country's account number with its key: for demonstration data and tests. */
export function withIbanKey(country: string, account: string): string {
  const key = 98 - keyOf(`${country}00${account}`);
  return `${country}${String(key).padStart(2, '0')}${account}`;
}

/** Business identifier code of a bank, ISO 9362: bank, country, place, branch where there is one. */
export const isBic = (value: string): boolean => /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(value);
