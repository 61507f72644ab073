import type { Localized } from '../ui/language.js';
import { useApi } from './api/index.js';

export interface Named {
  code: string;
  label: Localized;
}

interface Reference {
  regions: Named[];
  domains: Named[];
}

/** What hardly ever changes is asked once. */
const useReference = () => useApi<Reference>('/api/public/reference', undefined, { staleTime: Infinity });

export const useRegions = (): Named[] => useReference().data?.regions ?? [];
export const useDomains = (): Named[] => useReference().data?.domains ?? [];
