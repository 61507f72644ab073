import { communeLabel, countryLabel, provinceLabel, regionLabel, type Label } from '#kernel';

/** Where an association is: the region of its seat, or the country of one abroad. */
export const placeLabel = ({ regionCode, country }: { regionCode: string | null; country: string }): Label =>
  regionCode === null ? countryLabel(country) : regionLabel(regionCode);

/** The same as an act names it, with the province in Morocco and the city abroad. */
export function seatInWords(seat: { regionCode: string | null; country: string; province: string | null; city: string | null }): {
  fr: string;
  ar: string;
} {
  const { fr, ar } = placeLabel(seat);
  const nearer = seat.regionCode === null ? seat.city && { fr: seat.city, ar: seat.city } : seat.province && provinceLabel(seat.province);
  return nearer ? { fr: `${fr}, ${nearer.fr}`, ar: `${ar}، ${nearer.ar}` } : { fr, ar };
}

/** Commune and province of a seat in Morocco, in words. */
export const nearerLabels = ({ province, commune }: { province: string | null; commune: string | null }) => ({
  provinceLabel: province === null ? null : provinceLabel(province),
  communeLabel: commune === null ? null : communeLabel(commune),
});

/** In the place of a region, of an association that has none: those who have a region are not meant, those who have the country are. */
export const ABROAD = 'abroad';
