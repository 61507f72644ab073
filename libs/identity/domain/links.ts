/** What a link sent by e-mail is for; each ends with a password chosen by whoever reads that mailbox. */
export const LINK_PURPOSES = ['confirm', 'password', 'welcome'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

const HOUR_MS = 3_600_000;
export const LINK_LASTS_MS: Record<LinkPurpose, number> = { confirm: 7 * 24 * HOUR_MS, password: HOUR_MS / 2, welcome: 7 * 24 * HOUR_MS };
