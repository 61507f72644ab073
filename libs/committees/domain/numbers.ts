/** Minutes (procès-verbaux) and decision letters. */
export const MINUTES = { prefix: 'PV', digits: 4 };
export const LETTERS = { prefix: 'L', digits: 4 };
