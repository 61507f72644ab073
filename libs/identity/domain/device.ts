import type { Label } from '#kernel';

/** What a browser says it is: enough for its owner to recognise it, too little to follow anybody by. */
export interface Device {
  browser: string | null;
  system: string | null;
}

/** The first that is found counts: most browsers call themselves by the names of older ones as well. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];

const firstIn = (table: typeof BROWSERS, text: string): string | null => table.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** Reads the words by which a browser presents itself; they are not kept. */
export const deviceOf = (userAgent: string | undefined): Device => ({
  browser: firstIn(BROWSERS, userAgent ?? ''),
  system: firstIn(SYSTEMS, userAgent ?? ''),
});

export function deviceLabel({ browser, system }: Device): Label {
  if (browser && system) return { fr: `${browser} sous ${system}`, ar: `${browser} على ${system}`, en: `${browser} on ${system}` };
  const known = browser ?? system;
  if (known) return { fr: known, ar: known, en: known };
  return { fr: 'Appareil non reconnu', ar: 'جهاز غير معروف', en: 'Unrecognised device' };
}

const IPV4 = /^(?:::ffff:)?(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}$/i;

/** The network of an address without the machine: tells home from elsewhere, and names nobody's line. */
export function shortAddress(address: string): string | null {
  const network = IPV4.exec(address)?.[1];
  if (network) return `${network}.*.*`;
  if (!address.includes(':')) return null;
  const [head = ''] = address.split('::');
  const groups = head.split(':').filter(Boolean).slice(0, 3);
  return groups.length > 0 ? `${groups.join(':')}:*` : address;
}
