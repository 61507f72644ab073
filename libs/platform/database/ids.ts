import { v7 } from 'uuid';

/** A UUID version 7 (RFC 9562): ordered in time, so that the index of a busy table grows at one end. */
export const newId = (): string => v7();
