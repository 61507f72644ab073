/** Days to give back what is demanded, from the order. */
export const RECOVERY_DAYS = 30;
