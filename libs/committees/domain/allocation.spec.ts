import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { allocate, compareAllocations, isAwayFromRanking, type AllocationRule, type Candidate } from './allocation.js';
import { needing, realData } from '../../../test/support/needs.js';

const file = (fileId: string, askedCentimes: number, mean: number | null = 80, eliminated = false): Candidate => ({
  fileId,
  askedCentimes,
  mean,
  eliminated,
});
const RANKED = [file('a', 500), file('b', 400), file('c', 300), file('d', 100)];
const kept = (files: readonly Candidate[], rule: AllocationRule, availableCentimes: number, thresholdHundredths?: number) =>
  allocate(files, { rule, availableCentimes, thresholdHundredths })
    .lines.filter((line) => line.amountCentimes > 0)
    .map((line) => line.fileId);

describe('allocation within the envelope', () => {
  it('stops at the first that does not fit, or passes over it', () => {
    expect(kept(RANKED, 'stop', 1000)).toEqual(['a', 'b']);
    expect(kept(RANKED, 'skip', 1000)).toEqual(['a', 'b', 'd']);
    expect(allocate(RANKED, { rule: 'skip', availableCentimes: 1000 })).toMatchObject({ usedCentimes: 1000, leftCentimes: 0, lineAt: 'c' });
  });

  it('keeps out what is below the minimum, eliminated by a criterion, or not scored', () => {
    const files = [
      file('good', 100, 60),
      file('just', 100, 50),
      file('low', 100, 49.99),
      file('cut', 100, 90, true),
      file('none', 100, null),
    ];
    expect(kept(files, 'threshold', 1000, 5000)).toEqual(['good', 'just']);
    expect(allocate(files, { rule: 'skip', availableCentimes: 1000 }).lines.map((line) => line.cause)).toEqual([
      'fits',
      'fits',
      'fits',
      'below_threshold',
      'not_scored',
    ]);
  });

  it('a partial amount set by hand lets the next one in, and the comparison says so', () => {
    const base = allocate(RANKED, { rule: 'stop', availableCentimes: 1000 });
    const other = allocate(RANKED, { rule: 'stop', availableCentimes: 1000, amounts: new Map([['a', 300]]) });
    expect(compareAllocations(base, other)).toEqual([
      { fileId: 'a', change: 'amount', fromCentimes: 500, toCentimes: 300, cause: 'by_hand' },
      { fileId: 'c', change: 'enters', fromCentimes: 0, toCentimes: 300, cause: 'fits' },
    ]);
  });

  it('never spends more than there is, whatever the rule', () => {
    const files = fc.array(
      fc.record({ asked: fc.integer({ min: 1, max: 1_000_000 }), mean: fc.option(fc.integer({ min: 0, max: 100 })) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        files,
        fc.nat(2_000_000),
        fc.constantFrom<AllocationRule>('stop', 'skip', 'threshold'),
        (list, availableCentimes, rule) => {
          const ranking = list.map((entry, index) => file(`f${index}`, entry.asked, entry.mean));
          const { lines, usedCentimes, leftCentimes } = allocate(ranking, { rule, availableCentimes, thresholdHundredths: 5000 });
          const sum = lines.reduce((total, line) => total + line.amountCentimes, 0);
          return sum === usedCentimes && usedCentimes + leftCentimes === availableCentimes && leftCentimes >= 0;
        },
      ),
    );
  });

  it('a decision departs from the ranking when it awards what does not enter or refuses what does, except at the line', () => {
    const base = allocate(RANKED, { rule: 'stop', availableCentimes: 1000 });
    expect(isAwayFromRanking(base, 'a', false)).toBe(true);
    expect(isAwayFromRanking(base, 'd', true)).toBe(true);
    expect(isAwayFromRanking(base, 'c', true)).toBe(false);
    expect(isAwayFromRanking(base, 'c', false)).toBe(false);
    expect(isAwayFromRanking(base, 'b', true)).toBe(false);
  });

  const published = realData('pabulib/selection_cases.jsonl');
  needing(published, () =>
    it('gives the published winners of real participatory budgets (Pabulib)', () => {
      const cases = readFileSync(published.file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as PublishedCase);
      let checked = 0;
      for (const election of cases.filter((candidate) => !candidate.ties)) {
        for (const [rule, reproduced] of [
          ['threshold', election.reproduced.skip],
          ['stop', election.reproduced.no_skip],
        ] as const) {
          if (!reproduced) continue;
          const eligible = rule === 'stop' ? election.projects.filter((project) => project[2] >= election.threshold) : election.projects;
          const ranking = [...eligible].sort((a, b) => b[2] - a[2]).map(([id, cost, score]) => file(id, Math.round(cost * 100), score));
          const winners = kept(ranking, rule, Math.round(election.budget * 100), Math.round(election.threshold * 100));
          expect({ file: election.file, rule, winners: winners.sort() }).toEqual({
            file: election.file,
            rule,
            winners: winnersOf(election),
          });
          checked += 1;
        }
      }
      expect(checked).toBeGreaterThan(400);
    }),
  );
});

interface PublishedCase {
  file: string;
  budget: number;
  threshold: number;
  ties: boolean;
  reproduced: { skip: boolean; no_skip: boolean };
  /** Identifier, cost, score, selected as published. */
  projects: [string, number, number, string][];
}

const winnersOf = (election: PublishedCase) =>
  election.projects
    .filter((project) => project[3] === '1')
    .map((project) => project[0])
    .sort();
