import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { aggregate, calibrate, rank, type Score } from './ranking.js';
import type { GridCriterion, Mark } from './scoring.js';
import { needing, realData } from '../../../test/support/needs.js';

const GRID: GridCriterion[] = [{ code: 'only', weight: 100, scaleMax: 10, label: { fr: 'Seul', ar: 'وحيد' }, levels: [], threshold: 4 }];
const sheet = (memberId: string, score: number | null) => ({
  fileId: 'f',
  memberId,
  marks: [{ criterion: 'only', score, notAssessable: score === null, justification: null } satisfies Mark],
});

describe('the aggregates of a file', () => {
  it('are the mean, median and spread of the sheets that say something', () => {
    const result = aggregate('f', GRID, [sheet('a', 2), sheet('b', 4), sheet('c', 9), sheet('d', null)]);
    expect(result).toMatchObject({ reviewers: 3, mean: 50, median: 40 });
    expect(result.spread).toBeCloseTo(29.4392, 3);
  });

  it('show what the mean would be without each member', () => {
    const result = aggregate('f', GRID, [sheet('a', 2), sheet('b', 4), sheet('c', 9)]);
    expect(result.leaveOneOut.map((entry) => entry.meanWithout)).toEqual([65, 55, 30]);
    expect(aggregate('f', GRID, [sheet('a', 2)]).leaveOneOut).toEqual([{ memberId: 'a', score: 20, meanWithout: null }]);
  });

  it('say when a criterion is below its threshold', () => {
    expect(aggregate('f', GRID, [sheet('a', 3)]).criteria[0]).toMatchObject({ mean: 3, belowThreshold: true });
    expect(aggregate('f', GRID, []).criteria[0]).toMatchObject({ mean: null, belowThreshold: false });
  });
});

describe('the ranking', () => {
  const file = (fileId: string, mean: number | null, median: number | null, askedCentimes: number, number: string) => ({
    fileId,
    mean,
    median,
    askedCentimes,
    number,
  });

  it('breaks ties by median, then the smaller amount, then the number; what has no score comes last without rank', () => {
    const files = [
      file('none', null, null, 1, 'D-1'),
      file('late', 60, 60, 100, 'D-9'),
      file('early', 60, 60, 100, 'D-3'),
      file('dear', 60, 60, 200, 'D-2'),
      file('steady', 60, 70, 900, 'D-8'),
      file('best', 61, 10, 900, 'D-7'),
    ];
    expect(rank(files).map((entry) => [entry.fileId, entry.rank])).toEqual([
      ['best', 1],
      ['steady', 2],
      ['early', 3],
      ['late', 4],
      ['dear', 5],
      ['none', null],
    ]);
  });

  it('does not depend on the order of the input', () => {
    const some = fc.uniqueArray(
      fc.record({
        mean: fc.option(fc.integer({ min: 0, max: 5 })),
        median: fc.integer({ min: 0, max: 3 }),
        asked: fc.integer({ min: 1, max: 3 }),
        number: fc.nat(999),
      }),
      { selector: (entry) => entry.number, maxLength: 30 },
    );
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (entries, random) => {
        const files = entries.map((entry) =>
          file(`f${entry.number}`, entry.mean, entry.mean === null ? null : entry.median, entry.asked, `D-${entry.number}`),
        );
        const keyed = files.map((entry) => ({ entry, key: random.next().value as number })).sort((a, b) => a.key - b.key);
        const order = (list: typeof files) => rank(list).map((entry) => entry.fileId);
        expect(order(keyed.map(({ entry }) => entry))).toEqual(order(files));
      }),
    );
  });
});

describe('calibration', () => {
  const score = (fileId: string, memberId: string, value: number): Score => ({ fileId, memberId, score: value });

  it('finds what each file is worth when members are severe or lenient', () => {
    // Worth: x 70, y 50, z 60. Severe takes 10, lenient adds 10; nobody read everything.
    const { files, members } = calibrate([
      score('x', 'severe', 60),
      score('y', 'severe', 40),
      score('y', 'lenient', 60),
      score('z', 'lenient', 70),
    ]);
    expect(files.get('x')).toBeCloseTo(70, 4);
    expect(files.get('y')).toBeCloseTo(50, 4);
    expect(files.get('z')).toBeCloseTo(60, 4);
    expect(members.get('severe')).toBeCloseTo(-10, 4);
  });

  it('equals the mean when everybody scored everything', () => {
    const { files } = calibrate([score('x', 'a', 10), score('x', 'b', 30), score('y', 'a', 50), score('y', 'b', 50)]);
    expect(files.get('x')).toBeCloseTo(20, 6);
    expect(files.get('y')).toBeCloseTo(50, 6);
  });

  const rounds = realData('catalyst/f8_assessments.csv');
  needing(rounds, () =>
    it('settles on a round of real assessments (Project Catalyst 8), with residuals no larger than plain means leave', () => {
      const lines = readFileSync(rounds.file, 'utf8').trim().split('\n').slice(1);
      const scores = lines.flatMap((line): Score[] => {
        const [fileId, memberId, , , , , q0, q1, q2] = line.split(',');
        const marks = [q0, q1, q2].map(Number);
        return marks.some((mark) => !Number.isFinite(mark))
          ? []
          : [score(fileId!, memberId!, (marks.reduce((a, b) => a + b, 0) / 15) * 100)];
      });
      expect(scores.length).toBeGreaterThan(1000);
      const { files, members } = calibrate(scores);
      const plain = calibrate(scores.map((entry) => ({ ...entry, memberId: 'everybody' }))).files;
      const squares = (guess: (entry: Score) => number) => scores.reduce((sum, entry) => sum + (entry.score - guess(entry)) ** 2, 0);
      expect(squares((entry) => files.get(entry.fileId)! + members.get(entry.memberId)!)).toBeLessThan(
        squares((entry) => plain.get(entry.fileId)!),
      );
      const total = [...members.values()].reduce((a, b) => a + b, 0);
      expect(Math.abs(total)).toBeLessThan(1e-6);
    }),
  );
});
