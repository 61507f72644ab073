const UNITS = [
  { bytes: 1e9, maximumFr: 'Go', maximumAr: 'جيغابايت', maximumEn: 'GB' },
  { bytes: 1e6, maximumFr: 'Mo', maximumAr: 'ميغابايت', maximumEn: 'MB' },
  { bytes: 1e3, maximumFr: 'ko', maximumAr: 'كيلوبايت', maximumEn: 'kB' },
] as const;

/** A limit as people read it, in the three languages of an error. */
export function sizeInWords(bytes: number): { maximum: number; maximumFr: string; maximumAr: string; maximumEn: string } {
  const { bytes: unit, ...names } = UNITS.find((one) => bytes >= one.bytes) ?? UNITS[2];
  const number = String(Math.floor(bytes / unit));
  const words = Object.fromEntries(Object.entries(names).map(([language, name]) => [language, `${number}\u00a0${name}`]));
  return { maximum: bytes, ...(words as Omit<ReturnType<typeof sizeInWords>, 'maximum'>) };
}
