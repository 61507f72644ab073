/** What a person's name cannot hold: the address of a site or of a mailbox. */
export const PERSON_NAME = /^(?!.*(:\/\/|www\.|@|\/\/))[^<>{}|\\^~[\]]*$/iu;
