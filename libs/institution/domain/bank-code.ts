/** How Bank Al-Maghrib writes the code of a bank. */
export const BANK_CODE = /^[0-9]{3}$/;

/** The code of the bank that keeps an account: a RIB begins with it. */
export const bankCodeOf = (rib: string): string => rib.slice(0, 3);
