import type { Localized } from '../../ui/index.js';

export interface GridValues extends Record<string, unknown> {
  criteria: {
    code: string;
    label: Localized;
    weight: number | '';
    scaleMax: number | '';
    threshold: number | '';
    levels: { score: number | ''; label: Localized }[];
  }[];
}
