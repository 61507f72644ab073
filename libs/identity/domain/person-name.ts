/** What a mail program makes a link of, in whatever case: a scheme, a site, a mailbox, a domain. */
const ADDRESS = String.raw`:\/\/|\/\/|[wW]{3}\.|@|[a-z0-9-]{2,}[.。．｡][a-z]{2,}|[.。．｡](?:[cC][oO][mM]|[nN][eE][tT]|[oO][rR][gG]|[iI][nN][fF][oO])(?![\p{L}\p{N}])`;
const MARKUP = String.raw`<>{}|\\^~[\]`;
const without = (more: string) => new RegExp(`^(?!.*(?:${ADDRESS}|${more}))[^${MARKUP}]*$`, 'u');

/** Names travel in official mail to people who never asked: a person's holds no address and no telephone number. */
export const PERSON_NAME = without(String.raw`\p{Nd}(?:[\s.-]*\p{Nd}){4}`);
/** An organisation's may hold a date. */
export const ORGANISATION_NAME = without(String.raw`\p{Nd}(?:[\s.-]*\p{Nd}){8}`);
