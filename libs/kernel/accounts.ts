/**
 * Accounts of a project budget, after the Moroccan chart of accounts for associations: charges in class 6, products in class 7, gifts in kind in
 * 86 and 87. The first two digits are the account, what follows them parts it.
 */
export const ACCOUNT = /^(6[0-8]\d{0,2}|7\d{1,3}|8[67])$/;

/** The account of grants: what is asked of a call stands there, or beneath it. */
export const GRANTS = '74';
export const IN_KIND_USE = '86';
export const IN_KIND_GIFT = '87';

/** What is spent in money. */
export const isChargeAccount = (account: string): boolean => account.startsWith('6');
export const isGrantAccount = (account: string): boolean => account.startsWith(GRANTS);

/** The account that a part of it stands beneath: `61` of `6125`; itself where it is whole. */
export const wholeAccount = (account: string): string => account.slice(0, 2);
