import { scenario } from '../test/support/scenarios.js';
import { pastProjects } from './past-projects.js';
import { PUBLISHED_BILANS } from './published-bilans.js';

describe('the programme of 2017 and 2018', () => {
  it.each([
    [2017, 110, 78, 6_990_500],
    [2018, 44, 42, 1_899_500],
  ])('%i: %i projects, %i associations, %i DH', (year, count, associations, dirhams) => {
    const projects = pastProjects(PUBLISHED_BILANS.find((published) => published.year === year)!);
    expect(projects).toHaveLength(count);
    expect(new Set(projects.map((project) => project.association)).size).toBe(associations);
    expect(projects.reduce((sum, project) => sum + project.amountCentimes, 0)).toBe(dirhams * 100);
    expect(projects.every((project) => project.amountCentimes > 0)).toBe(true);
  });

  it('each domain has its published number and sum', () => {
    for (const published of PUBLISHED_BILANS) {
      for (const row of published.rows) {
        const own = pastProjects(published).filter((project) => project.domainCode === row.domainCode);
        expect([own.length, own.reduce((sum, project) => sum + project.amountCentimes, 0)]).toEqual([row.projects, row.dirhams * 100]);
      }
    }
  });

  it('the tables are those of the published file', () => {
    const lines = scenario('published/bilan_2017_2018.csv').trim().split('\n').slice(1);
    const figures = lines.map((line) => /(\d+),(\d+)$/.exec(line)!.slice(1).map(Number));
    expect(PUBLISHED_BILANS.flatMap((published) => published.rows.map((row) => [row.projects, row.dirhams]))).toEqual(figures);
  });
});
