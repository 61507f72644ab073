import { LocalText } from '../ui/text.js';
import { useReference } from './reference.js';

/** The name of a region from its ISO 3166-2 code; the code itself until the names have come. */
export function RegionName({ code }: { code: string }) {
  const { data } = useReference();
  const region = data?.regions.find((candidate) => candidate.code === code);
  return region ? <LocalText text={region.label} /> : <bdi>{code}</bdi>;
}
