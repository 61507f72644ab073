export { Saver } from './saver.js';
export { useSaver, type SavingPlace } from './useSaver.js';
export { guardTheTab } from './waiting.js';
export { LeaveGuard } from './LeaveGuard.js';
