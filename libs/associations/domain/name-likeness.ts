import { nameKey } from './name-key.js';

/** What many names begin with or carry: it tells none of them from another. In the form of `nameKey`. */
const COMMON = new Set(
  (
    'association associations asso assoc ass a l d de des du la le les et en au aux pour par avec sur the of for and in federation reseau ' +
    'cooperative ong maroc marocaine marocain ' +
    'جمعيه جمعيات منظمه تعاونيه فيدراليه شبكه من اجل في و ل على الى المغرب المغربيه'
  ).split(' '),
);

/** The words that tell a name from others, in their order; all of them where none is left. */
export function nameCore(name: string): string {
  const words = nameKey(name).split(' ');
  return words.filter((word) => !COMMON.has(word)).join(' ') || words.join(' ');
}

/**
 * Consonants of both scripts by one letter each: what is written with one or the other after its sound. Vowels, h, w and y are none, but for
 * the vowel that begins a word.
 */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/kh/g, 'x'],
  [/gh/g, 'g'],
  [/ch|sh/g, 'S'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/q|ck?(?![hei])/g, 'k'],
  [/c(?=[ei])/g, 's'],
  [/(^| )[aeiou]/g, '$1A'],
  [/[aeiouwyh]/g, ''],
];
const ARABIC: Readonly<Record<string, string>> = {
  ...{ ب: 'b', ت: 't', ط: 't', ث: 't', ج: 'j', خ: 'x', د: 'd', ض: 'd', ذ: 'd', ظ: 'd', ر: 'r', ز: 'z', س: 's', ص: 's', ش: 'S' },
  ...{ غ: 'g', ڭ: 'g', گ: 'g', ف: 'f', ڤ: 'v', پ: 'b', ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n' },
};

/** How a name sounds in either script, without vowels: « Al Amal » and « الأمل » are one. Null where too little is left to tell by. */
export function nameSound(name: string): string | null {
  const core = nameCore(name).replace(/\bal |\bel |(^| )ال/g, '$1');
  const begun = core.replace(/(^| )[اع]/g, '$1A');
  const latin = LATIN.reduce((text, [letters, sound]) => text.replace(letters, sound), begun);
  const sound = [...latin]
    .map((letter) => (/[a-zA-Z0-9]/.test(letter) ? letter : (ARABIC[letter] ?? '')))
    .join('')
    .replace(/(.)\1+/g, '$1');
  return sound.length < SHORTEST_SOUND ? null : sound;
}
const SHORTEST_SOUND = 3;

/** What is kept of the names of an association to find others like it. */
export function likenessKeys({ fr, ar }: { fr: string; ar: string }): { nameCoreFr: string; nameCoreAr: string; nameSounds: string[] } {
  const sounds = [nameSound(fr), nameSound(ar)].filter((sound) => sound !== null);
  return { nameCoreFr: nameCore(fr), nameCoreAr: nameCore(ar), nameSounds: [...new Set(sounds)] };
}

/** What two registrations have in common. */
export const REASONS = ['name', 'sound', 'receipt', 'account', 'board', 'members', 'seat'] as const;
export type LikenessReason = (typeof REASONS)[number];

export interface InCommon {
  /** Similarity of the names without what is common to many, 0 to 1: the greater of both scripts. */
  name: number;
  sound: boolean;
  receipt: boolean;
  /** A bank account that counts or waits. */
  account: boolean;
  /** Persons on both boards. */
  board: number;
  /** People who act for both. */
  members: number;
  /** Commune and address. */
  seat: boolean;
}

/** From this on names say something by themselves. */
const TELLING = 0.5;

/** Why two registrations may be one. */
export const reasonsOf = ({ name, sound, receipt, account, board, members, seat }: InCommon): LikenessReason[] =>
  [
    name >= TELLING && 'name',
    sound && 'sound',
    receipt && 'receipt',
    account && 'account',
    board > 0 && 'board',
    members > 0 && 'members',
    seat && 'seat',
  ].filter((reason) => reason !== false) as LikenessReason[];

/**
 * How likely two registrations are one, 0 to 100: one strong sign is enough (account, receipt, nearly the same name), of weak ones several are
 * needed. Associations of one place share words, people sit on several boards.
 */
export function likeness(common: InCommon): number {
  const { name, sound, receipt, account, board, members, seat } = common;
  const byName = name >= TELLING ? Math.round((name - TELLING) * 2 * 45) + 20 : 0;
  const points = [
    Math.max(byName, sound ? 45 : 0),
    receipt ? 45 : 0,
    account ? 60 : 0,
    Math.min(board, 3) * 15,
    members > 0 ? 15 : 0,
    seat ? 15 : 0,
  ];
  return Math.min(
    100,
    points.reduce((sum, each) => sum + each, 0),
  );
}

/** From this on a pair is shown. */
export const LIKELY = 45;
