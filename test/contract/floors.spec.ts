import path from 'node:path';
import {
  circles,
  domainFaults,
  floorFaults,
  importsOf,
  publicFaults,
  valuesOf,
  webFloorFaults,
  webImportsOf,
  webRoomFaults,
  webValuesOf,
} from './floors.mjs';

const root = path.resolve(import.meta.dirname, '../..');

describe('the floors of the house', () => {
  const imports = importsOf(root);

  it('has rooms to check', () => expect(imports.size).toBeGreaterThan(50));
  it('a room uses only rooms below it, through their door', () => expect(floorFaults(imports)).toEqual([]));
  it('domain/ is pure: kernel, its own folder, and calculation', () => expect(domainFaults(imports)).toEqual([]));
  it('what a public door leads to, a browser can carry', () => expect(publicFaults(valuesOf(root))).toEqual([]));
  it('inside a room nothing imports in circles', () => expect(circles(imports)).toEqual([]));

  describe('of the web application', () => {
    const web = webImportsOf(root);

    it('has screens to check', () => expect(web.size).toBeGreaterThan(200));
    it('nothing goes up a floor, and no feature uses another one beside the shared pieces', () => expect(webFloorFaults(web)).toEqual([]));
    it('nothing of the rooms is in it but what their public doors lead to', () => expect(webRoomFaults(webValuesOf(root))).toEqual([]));
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
      ['Node.js', 'node:crypto'],
      ['a package', 'zod'],
      ['the whole kernel', '#kernel'],
      ['the whole door of a room below', '#programmes'],
      ['the public door of a room above', '#applications/public'],
      ['what is not of the domain', './app/calls.js'],
    ])('that a public door leads to %s', (_what, target) => expect(publicFaults(of('libs/calls/public.ts', target))).toHaveLength(1));

    it('that a file behind a public door leads further than it may', () => {
      const hidden = new Map([
        ['libs/calls/public.ts', ['./domain/form.js']],
        ['libs/calls/domain/form.ts', ['./limits.js', '#kernel/public']],
        ['libs/calls/domain/limits.ts', ['#kernel']],
      ]);
      expect(publicFaults(hidden)).toEqual(['libs/calls/domain/limits.ts imports #kernel']);
    });

    it.each(['#calls', '../../../../../libs/calls/domain/form.js'])('that a screen takes values from %s', (target) => {
      expect(webRoomFaults(of('apps/web/src/features/calls/A.tsx', target))).toHaveLength(1);
    });

    it('while a screen may use a public door, and its own files', () => {
      const file = 'apps/web/src/features/calls/A.tsx';
      expect(webRoomFaults(new Map([[file, ['#calls/public', './b.js', 'react']]]))).toEqual([]);
    });

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
