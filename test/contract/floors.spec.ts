import path from 'node:path';
import { circles, domainFaults, floorFaults, importsOf, webFloorFaults, webImportsOf } from './floors.mjs';

describe('the floors of the house', () => {
  const imports = importsOf(path.resolve(import.meta.dirname, '../..'));

  it('has rooms to check', () => expect(imports.size).toBeGreaterThan(50));
  it('a room uses only rooms below it, through their door', () => expect(floorFaults(imports)).toEqual([]));
  it('domain/ is pure: kernel, its own folder, and calculation', () => expect(domainFaults(imports)).toEqual([]));
  it('inside a room nothing imports in circles', () => expect(circles(imports)).toEqual([]));

  describe('of the web application', () => {
    const web = webImportsOf(path.resolve(import.meta.dirname, '../..'));

    it('has screens to check', () => expect(web.size).toBeGreaterThan(200));
    it('nothing goes up a floor, and no feature uses another one beside the shared pieces', () => expect(webFloorFaults(web)).toEqual([]));
    it('nothing imports in circles', () => expect(circles(web)).toEqual([]));
  });

  describe('and it would be noticed', () => {
    const of = (file: string, ...targets: string[]) => new Map([[file, targets]]);

    it.each([
      ['a room above', '#committees'],
      ['its own door', '#calls'],
      ['a window of a room below', '#programmes/data/programme.entity.js'],
      ['a room nobody knows', '#elsewhere'],
      ['through the wall', '../../programmes/index.js'],
      ['what is not of the rooms', '../../../apps/process.js'],
    ])('that a room uses %s', (_what, target) => expect(floorFaults(of('libs/calls/app/a.ts', target))).toHaveLength(1));

    it('only a spec may lean on the support of the tests', () => {
      const target = '../../../test/support/world.js';
      expect(floorFaults(of('libs/calls/app/a.spec.ts', target))).toEqual([]);
      expect(floorFaults(of('libs/calls/app/a.ts', target))).toHaveLength(1);
    });

    it.each(['#platform', '@nestjs/common', '../data/call.entity.js', 'node:fs'])('that a domain uses %s', (target) =>
      expect(domainFaults(of('libs/calls/domain/a.ts', target))).toHaveLength(1),
    );

    it.each([
      ['a piece of ui/ uses the application', 'apps/web/src/ui/A.tsx', '../app/api/index.js'],
      ['a piece of ui/ uses a feature', 'apps/web/src/ui/A.tsx', '../features/calls/A.js'],
      ['the application uses a feature', 'apps/web/src/app/home/A.tsx', '../../features/calls/A.js'],
      ['a feature uses another one', 'apps/web/src/features/calls/A.tsx', '../committees/A.js'],
      ['a feature for which it is not meant uses a shared piece', 'apps/web/src/features/calls/A.tsx', '../applications/dossier/A.js'],
    ])('that %s', (_what, file, target) => expect(webFloorFaults(of(file, target))).toHaveLength(1));

    it.each([
      ['apps/web/src/features/committees/scoring/A.tsx', '../../applications/dossier/A.js'],
      ['apps/web/src/features/calls/A.tsx', '../../ui/index.js'],
      ['apps/web/src/features/calls/A.tsx', '../../app/api/index.js'],
    ])('while %s may use %s', (file, target) => expect(webFloorFaults(of(file, target))).toEqual([]));

    it('that two components use each other', () => {
      const round = new Map([
        ['apps/web/src/features/calls/A.tsx', ['./b.js']],
        ['apps/web/src/features/calls/b.ts', ['./A.js']],
      ]);
      expect(circles(round)).toHaveLength(1);
    });

    it('that three files go round in a circle', () => {
      const round = new Map([
        ['libs/calls/app/a.ts', ['./b.js', '#platform']],
        ['libs/calls/app/b.ts', ['../data/c.js']],
        ['libs/calls/data/c.ts', ['../app/a.js']],
      ]);
      expect(circles(round)).toEqual(['libs/calls/app/a.ts → libs/calls/app/b.ts → libs/calls/data/c.ts → libs/calls/app/a.ts']);
    });
  });
});
