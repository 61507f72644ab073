import type { CallContent, CallView, Edited } from '#calls';
import { api } from '../../app/api/index.js';

/** What `PUT /api/calls/:id` writes whole; each page changes its part and leaves the rest as it was read. */
export function contentOf(call: CallView): CallContent {
  const { kind, title, summary, description, regionCodes, domainCodes, targetGroups, eligibility } = call;
  const { floorCentimes, ceilingCentimes, maxOverheadBasisPoints, minOwnBasisPoints, maxFilesPerAssociation } = call;
  return {
    ...{ kind, title, summary, description, regionCodes, domainCodes, targetGroups, eligibility },
    ...{ floorCentimes, ceilingCentimes, maxOverheadBasisPoints, minOwnBasisPoints, maxFilesPerAssociation },
  };
}

export const saveContent = (call: CallView, changed: Partial<CallContent>, version: number, key: string): Promise<Edited> =>
  api.put('/api/calls/{id}', { path: { id: call.id }, body: { ...contentOf(call), ...changed, version } }, key);
