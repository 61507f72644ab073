import { isProvince } from '#kernel/public';
import type { ReferenceView } from '#programmes';
import { useApi } from './api/index.js';

/** Regions, and domains of intervention as they are called in `year` (this year's names when not given). Asked once an hour. */
export const useReference = (year?: number) => useApi('/api/public/reference', { query: { year } }, { staleTime: 3_600_000 });

/** Something of reference data: its code and its name. */
export type Named = Pick<ReferenceView['regions'][number], 'code' | 'label'>;

export const useRegions = (): ReferenceView['regions'] => useReference().data?.regions ?? [];
/** The communes of a province, once it is known. */
export const useCommunes = (province: string): Named[] =>
  useApi('/api/public/reference/communes', { query: { province } }, { staleTime: Infinity, enabled: isProvince(province) }).data ?? [];
export const useDomains = (): ReferenceView['domains'] => useReference().data?.domains ?? [];
