import type { AllocationRule } from '#committees';

/** How an envelope may be spent down a ranking. */
export const RULES: readonly AllocationRule[] = ['skip', 'stop', 'threshold'];
