import { formatBytes, formatCentimes, formatDirhams, formatNumber, formatShare, wallInWords } from './format.js';

const plain = (text: string) => text.replace(/[\u2066\u2069]/g, '').replace(/[\u202f\u00a0]/g, ' ');

describe('figures', () => {
  it('groups by three with U+202F in every language', () => {
    expect(formatNumber(6_990_500)).toBe('6\u202f990\u202f500');
    expect(formatNumber(12_345_678n, 'ar')).toBe('12\u202f345\u202f678');
    expect(formatNumber(-1500)).toBe('−1\u202f500');
    expect(formatNumber(999)).toBe('999');
  });

  it('shows centimes only when there are some', () => {
    expect(plain(formatCentimes(402_200_000))).toBe('4 022 000');
    expect(plain(formatCentimes(1_250_050))).toBe('12 500,50');
    expect(plain(formatCentimes(1_250_050, 'en'))).toBe('12 500.50');
  });

  it('writes the unit of the language outside the isolated number', () => {
    expect(formatDirhams(5_000_000, 'fr')).toBe('\u206650\u202f000\u2069\u00a0DH');
    expect(formatDirhams(5_000_000, 'ar')).toBe('\u206650\u202f000\u2069\u00a0درهم');
  });

  it('writes shares with one decimal at most', () => {
    expect(plain(formatShare(0.873, 'fr'))).toBe('87,3 %');
    expect(plain(formatShare(0.8, 'ar'))).toBe('80%');
    expect(plain(formatShare(0.08, 'fr', true))).toBe('8,0 %');
    expect(plain(formatShare(0.5754, 'en'))).toBe('57.5%');
  });

  it('writes sizes of files in the unit people read', () => {
    expect(plain(formatBytes(10_000_000, 'fr'))).toBe('10 Mo');
    expect(plain(formatBytes(1_540_000, 'en'))).toBe('1.5 MB');
    expect(plain(formatBytes(800, 'fr'))).toBe('800 o');
  });
});

describe('a wall time that was typed', () => {
  it('is said in words with the very hour typed, whatever the zone of the machine', () => {
    expect(wallInWords('2026-12-22T16:30', 'fr')).toMatch(/^mardi 22 décembre 2026 à 16\u00a0h\u00a030$/);
    expect(wallInWords('2026-12-22T16:30', 'en')).toMatch(/^Tuesday,? 22 December 2026 at 16:30$/);
    expect(wallInWords('2026-12-22T16:30', 'ar')).toMatch(/22 .+ 2026 على الساعة \u206616:30\u2069$/);
  });

  it('is not said while it is incomplete or impossible', () => {
    expect(['', '2026-12', '2026-13-45T99:99', '22/12/2026'].map((wall) => wallInWords(wall, 'fr'))).toEqual(['', '', '', '']);
    expect(wallInWords('2026-12-22', 'fr')).toBe('mardi 22 décembre 2026');
  });
});
