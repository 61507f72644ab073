// The rules of associations that the screens share.
export { isBeingWritten } from './domain/association.machine.js';
