export { Saver } from './saver.js';
export { useSaver, type SavingPlace } from './useSaver.js';
export { guardTheTab } from './tab.js';
export { LeaveGuard } from './LeaveGuard.js';
export { useLeave } from './leave.js';
