import type { Named } from '../database/named.js';
import type { Actor, ProgrammePart } from './actor.js';

/** The values that {@link inMyParts} and {@link ofMyProgrammes} name; null for whoever acts for no single institution. */
export const partsOf = ({ scope: { institutionId, parts } }: Actor): Named => partValues(institutionId ? (parts ?? []) : null);

export function partValues(parts: readonly ProgrammePart[] | null): Named {
  if (!parts) return { myProgrammes: null, myWholeProgrammes: null, myRegions: null };
  return {
    myProgrammes: [...new Set(parts.map(({ programmeId }) => programmeId))],
    myWholeProgrammes: parts.filter(({ regionCode }) => regionCode === null).map(({ programmeId }) => programmeId),
    myRegions: parts.filter(({ regionCode }) => regionCode !== null).map(({ programmeId, regionCode }) => `${programmeId} ${regionCode}`),
  };
}

/** Whether a programme is among the parts, there where a region is named. */
export const isInParts = (parts: readonly ProgrammePart[], programmeId: string | null, regionCode?: string | null): boolean =>
  parts.some((part) => part.programmeId === programmeId && (part.regionCode === null || !regionCode || part.regionCode === regionCode));

/** SQL: whether a row of a programme and a region is part of the reader's institution; of any institution for who acts for none. */
export const inMyParts = (programme: string, region: string): string =>
  `(:myProgrammes::uuid[] IS NULL OR ${programme} = ANY(:myWholeProgrammes::uuid[]) OR ${programme} || ' ' || ${region} = ANY(:myRegions::text[]))`;

/** SQL: whether the reader's institution has any part in a programme. */
export const ofMyProgrammes = (programme: string): string => `(:myProgrammes::uuid[] IS NULL OR ${programme} = ANY(:myProgrammes::uuid[]))`;
