// The floors of the house: which room may use which, what domain/ may use, what the screens may use of each other and of the rooms, and
// that nothing uses itself in a circle.
// `node test/contract/floors.mjs` prints what is wrong and fails; `npm run lint` runs it.
import fs from 'node:fs';
import path from 'node:path';

/** From the ground up: a room may use the rooms named before it. */
export const FLOORS = [
  'kernel',
  'platform',
  'identity',
  'institution',
  'notifications',
  'imports',
  'programmes',
  'associations',
  'calls',
  'applications',
  'instruction',
  'committees',
  'conventions',
  'disbursements',
  'monitoring',
  'bilan',
];

/** Libraries that are calculation and nothing else. */
const PURE_PACKAGES = new Set(['node:crypto', 'fast-xml-parser', 'n2words', 'zod']);

/** From the ground up: a floor of the web application may use those named before it. */
const WEB_FLOORS = ['ui', 'i18n', 'app', 'features'];

/** What one feature of the web application may use of another: shared pieces, by their path, each with its reason. */
const SHARED_PIECES = new Map([
  // The dossier is read by the association, the instructor and the committee: one view.
  ['features/applications/dossier/', ['instruction', 'committees']],
  // The dossier of an association beside the file that is studied or judged.
  ['features/associations/dossier/', ['instruction', 'committees']],
]);

const IMPORT = /^(?:import|export)\s(?:[^'"=]*?\sfrom\s)?['"]([^'"]+)['"]/gm;
/** The same without what the compiler takes away: a name said to be a type is gone when the program runs. */
const IMPORT_OF_VALUES = /^(?:import|export)\s(?!type\s)(?:[^'"=]*?\sfrom\s)?['"]([^'"]+)['"]/gm;

/** They have no domain of their own. */
const GROUND = new Set(['kernel', 'platform']);

/** What the screens may use of a room, and of the kernel. */
const PUBLIC_DOOR = /^#([a-z]+)\/public$/;

/**
 * What each source file of libs/ imports.
 * @param {string} root the clone
 * @param {RegExp} what
 * @returns {Map<string, string[]>} by path from the root, with `/`
 */
export function importsOf(root, what = IMPORT) {
  const files = FLOORS.flatMap((room) =>
    fs
      .readdirSync(path.join(root, 'libs', room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.posix.join('libs', room, file.replaceAll(path.sep, '/'))),
  );
  return read(root, files, what);
}

/**
 * What each source file of the web application imports.
 * @param {string} root the clone
 * @param {RegExp} what
 * @returns {Map<string, string[]>} by path from the root, with `/`
 */
export function webImportsOf(root, what = IMPORT) {
  const source = path.join(root, 'apps/web/src');
  const files = fs
    .readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.posix.join('apps/web/src', file.replaceAll(path.sep, '/')));
  return read(root, files, what);
}

/**
 * What the files of libs/ need of each other when they run.
 * @param {string} root the clone
 */
export const valuesOf = (root) => importsOf(root, IMPORT_OF_VALUES);

/**
 * What the files of the web application need when they run.
 * @param {string} root the clone
 */
export const webValuesOf = (root) => webImportsOf(root, IMPORT_OF_VALUES);

/**
 * @param {string} root
 * @param {string[]} files
 * @param {RegExp} what
 * @returns {Map<string, string[]>}
 */
const read = (root, files, what) =>
  new Map(
    files.map((file) => [file, [...fs.readFileSync(path.join(root, file), 'utf8').matchAll(what)].flatMap((match) => match[1] ?? [])]),
  );

/**
 * What a public door leads to although a browser could not carry it: anything but the room's domain, and the public doors of rooms below.
 * Say what imports values; types are gone by then.
 */
export function publicFaults(values) {
  const wrong = new Set();
  const done = new Set();
  const walk = (file) => {
    if (done.has(file)) return;
    done.add(file);
    const room = file.split('/')[1];
    for (const target of values.get(file) ?? []) {
      const reached = target.startsWith('.') && reach(file, target);
      if (reached && (GROUND.has(room) || reached.startsWith(`libs/${room}/domain/`))) walk(reached);
      else if (reached || !isDoorBelow(room, target)) wrong.add(`${file} imports ${target}`);
    }
  };
  for (const file of values.keys()) if (/^libs\/[a-z]+\/public\.ts$/.test(file)) walk(file);
  return [...wrong];
}

/** Whether it is the public door of a room below. */
function isDoorBelow(room, target) {
  const other = PUBLIC_DOOR.exec(target)?.[1] ?? '';
  return FLOORS.includes(other) && FLOORS.indexOf(other) < FLOORS.indexOf(room);
}

/** What the screens take from a room otherwise than as a type, or through its public door. */
export function webRoomFaults(values) {
  return [...values].flatMap(([file, targets]) =>
    targets
      .filter((target) => (target.startsWith('#') ? !PUBLIC_DOOR.test(target) : reach(file, target).startsWith('libs/')))
      .map((target) => `${file} imports ${target}`),
  );
}

/** Imports of the web application that go up a floor, or from one feature into another otherwise than to a shared piece. */
export function webFloorFaults(imports) {
  const wrong = [];
  const placeOf = (file) => file.replace(/^apps\/web\/src\//, '');
  for (const [file, targets] of imports) {
    const [floor, feature] = placeOf(file).split('/');
    for (const target of targets.filter((each) => each.startsWith('.'))) {
      const reached = placeOf(reach(file, target));
      const [otherFloor, otherFeature] = reached.split('/');
      if (!WEB_FLOORS.includes(floor) || !WEB_FLOORS.includes(otherFloor)) continue;
      const isUp = WEB_FLOORS.indexOf(otherFloor) > WEB_FLOORS.indexOf(floor);
      const isAcross = floor === 'features' && otherFloor === 'features' && feature !== otherFeature;
      const isShared = [...SHARED_PIECES].some(([piece, users]) => reached.startsWith(piece) && users.includes(feature));
      if (isUp || (isAcross && !isShared)) wrong.push(`${file} imports ${target}`);
    }
  }
  return wrong;
}

/** Imports that leave the room otherwise than through the door of a room below. */
export function floorFaults(imports) {
  const wrong = [];
  for (const [file, targets] of imports) {
    const room = file.split('/')[1];
    for (const target of targets) {
      if (target.startsWith('#')) {
        const other = target.slice(1).split('/')[0];
        const below = FLOORS.includes(other) && FLOORS.indexOf(other) < FLOORS.indexOf(room);
        const isDoor = !target.includes('/') || PUBLIC_DOOR.test(target);
        if (!isDoor || !below) wrong.push(`${file} imports ${target}`);
      } else if (target.startsWith('.')) {
        const [top, reached] = reach(file, target).split('/');
        const inside = top === 'libs' && reached === room;
        const testSupport = file.endsWith('.spec.ts') && top === 'test';
        if (!inside && !testSupport) wrong.push(`${file} reaches into ${target}`);
      }
    }
  }
  return wrong;
}

/** Imports of domain/ beside the kernel, its own folder and calculating packages. */
export function domainFaults(imports) {
  const wrong = [];
  for (const [file, targets] of imports) {
    if (!file.includes('/domain/') || file.endsWith('.spec.ts')) continue;
    for (const target of targets) {
      const own = target.startsWith('.') && reach(file, target).includes('/domain/');
      if (!own && target !== '#kernel' && target !== '#kernel/public' && !PURE_PACKAGES.has(target))
        wrong.push(`${file} imports ${target}`);
    }
  }
  return wrong;
}

/** Files that import each other in a circle, each circle once. */
export function circles(imports) {
  const found = [];
  const done = new Set();
  const walk = (file, trail) => {
    if (trail.includes(file)) {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const target of imports.get(file) ?? []) if (target.startsWith('.')) walk(present(imports, reach(file, target)), [...trail, file]);
    done.add(file);
  };
  for (const file of imports.keys()) walk(file, []);
  return found;
}

/** What is written as `.js` may lie there as a component. */
const present = (imports, file) => (imports.has(file) ? file : imports.has(`${file}x`) ? `${file}x` : file);

const reach = (file, target) => path.posix.join(path.posix.dirname(file), target).replace(/\.js$/, '.ts');

if (process.argv[1] === import.meta.filename) {
  const root = path.resolve(import.meta.dirname, '../..');
  const [imports, web] = [importsOf(root), webImportsOf(root)];
  const faults = [
    ...floorFaults(imports),
    ...domainFaults(imports),
    ...publicFaults(valuesOf(root)),
    ...circles(imports),
    ...webFloorFaults(web),
    ...webRoomFaults(webValuesOf(root)),
    ...circles(web),
  ];
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
