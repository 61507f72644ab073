import fs from 'node:fs';
import path from 'node:path';

const SOURCE = path.resolve('apps/web/src');

interface Place {
  file: string;
  text: string;
}

const read = (pattern: RegExp): Place[] =>
  fs
    .readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .map((file) => ({ file: file.replaceAll(path.sep, '/'), text: fs.readFileSync(path.join(SOURCE, file), 'utf8') }));

/** Classes that selectors of a sheet name; those of Mantine are not ours. */
function defined(sheet: string): Set<string> {
  const selectors = sheet.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\{[^{}]*\}/g, '{}');
  return new Set([...selectors.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name]) => name!).filter((name) => !name.startsWith('mantine-')));
}

/** Words of the literals in what a component says of its class: `className="a b"`, `className={wrong ? 'a' : undefined}`. */
function named(source: string): Set<string> {
  const said = [...source.matchAll(/\bclassName=(?:"([^"]*)"|\{((?:[^{}]|\{[^{}]*\})*)\})/g)].flatMap(([, plain, code]) =>
    plain !== undefined
      ? [plain]
      : [...code!.replace(/\$\{[^{}]*\}/g, ' ').matchAll(/'([^']*)'|`([^`]*)`/g)].flatMap(([, single, template]) => [
          single ?? template ?? '',
        ]),
  );
  return new Set(said.flatMap((words) => words.split(/\s+/)).filter((word) => /^[A-Za-z_][\w-]*$/.test(word)));
}

/** Whom a global sheet serves: its feature, the public pages, or, from ui/, everybody. */
const serves = (sheet: string, file: string): boolean => {
  const [floor, feature] = sheet.split('/');
  if (floor === 'ui') return true;
  return file.startsWith(floor === 'features' ? `features/${feature}/` : `${floor}/`);
};

/** Classes of sheets that nobody they serve names, and names that no sheet serving their file defines. */
function strays(sheets: readonly Place[], sources: readonly Place[], others: ReadonlySet<string> = new Set()): string[] {
  // A sheet of a feature may say how a piece of everybody looks inside its own.
  const ofEverybody = (sheet: Place) =>
    all(
      sheets.filter(({ file }) => file.startsWith('ui/') && file !== sheet.file),
      defined,
    );
  const idle = sheets.flatMap((sheet) => {
    const shared = ofEverybody(sheet);
    const used = all(
      sources.filter(({ file }) => serves(sheet.file, file)),
      named,
    );
    return [...defined(sheet.text)].filter((name) => !used.has(name) && !shared.has(name)).map((name) => `${sheet.file}: .${name}`);
  });
  const unknown = sources.flatMap(({ file, text }) => {
    const known = all(
      sheets.filter((sheet) => serves(sheet.file, file)),
      defined,
    );
    return [...named(text)].filter((name) => !known.has(name) && !others.has(name)).map((name) => `${file}: ${name}`);
  });
  return [...idle, ...unknown];
}

/** A CSS module and the properties that its importers read. */
function unread(module: Place, sources: readonly Place[]): string[] {
  const users = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/^import (\w+) from '([^']+\.module\.css)'/gm)]
      .filter(([, , target]) => path.posix.join(path.posix.dirname(file), target!) === module.file)
      .map(([, name]) => ({ text, name: name! })),
  );
  const own = defined(module.text.replace(/:global\([^)]*\)/g, ''));
  return [...own].filter((name) => !users.some((user) => new RegExp(`\\b${user.name}\\.${name}\\b`).test(user.text)));
}

/** Classes by which a browser story looks for something, as whole selectors: `locator('.a li')`. */
const soughtIn = (story: string): Set<string> =>
  new Set(
    [...story.matchAll(/\b(?:locator|querySelector(?:All)?)\(\s*'([^']*)'/g)].flatMap(([, selector]) =>
      [...selector!.replace(/\[[^\]]*\]/g, '').matchAll(/\.([A-Za-z_][\w-]*)/g)]
        .map(([, name]) => name!)
        .filter((name) => !name.startsWith('mantine-')),
    ),
  );

const all = (places: readonly Place[], of: (text: string) => Set<string>) => new Set(places.flatMap(({ text }) => [...of(text)]));

describe('classes of style sheets', () => {
  const sources = read(/(?<!\.spec)\.tsx?$/);
  const sheets = read(/(?<!\.module)\.css$/);
  const modules = read(/\.module\.css$/);

  it('has sheets to check', () => expect([sheets.length, modules.length]).toEqual([expect.any(Number), expect.any(Number)]));

  it('of a global sheet are each named by a component that it serves, and those that a component names are defined', () => {
    const inModules = all(modules, (text) => new Set([...text.matchAll(/:global\(\.([\w-]+)\)/g)].map(([, name]) => name!)));
    expect(strays(sheets, sources, inModules)).toEqual([]);
  });

  it('of a module are each read by who imports it', () => {
    expect(modules.flatMap((module) => unread(module, sources).map((name) => `${module.file}: .${name}`))).toEqual([]);
  });

  it('by which a browser story finds its way are those of a global sheet: a module’s have no name of their own', () => {
    const folder = path.resolve('test/browser');
    const stories = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|mjs)$/.test(file));
    const known = all(sheets, defined);
    const lost = stories.flatMap((file) =>
      [...soughtIn(fs.readFileSync(path.join(folder, file), 'utf8'))].filter((name) => !known.has(name)).map((name) => `${file}: .${name}`),
    );
    expect(lost).toEqual([]);
  });

  it('are global in a few sheets only: tokens, base elements, what every screen shares, and the public pages', () => {
    const global = sheets.map(({ file }) => file).sort();
    expect(global).toEqual(['public/public.css', 'ui/app.css', 'ui/base.css', 'ui/fonts.css']);
  });

  it('keep in view by one bar, which what has the focus is scrolled clear of; panes of their own are the exception', () => {
    const sticky = modules.filter(({ text }) => /position:\s*sticky|scroll-padding/.test(text)).map(({ file }) => file);
    expect(sticky.sort()).toEqual([
      'features/calls/calls.module.css',
      'features/committees/scoring/ScoreGrid.module.css',
      'ui/SplitPane.module.css',
      'ui/StickyBar.module.css',
    ]);
  });

  it('of the whole application are few: what serves one piece stands beside it', () => {
    const app = sheets.find(({ file }) => file === 'ui/app.css')!;
    expect(app.text.split('\n').length).toBeLessThan(100);
  });

  describe('and it would be noticed', () => {
    it('that a class is named by nobody, or defined nowhere', () => {
      expect(defined('/* .no */ @media (x) { .a > .b-c:not([d]) { margin: 0.5em } }')).toEqual(new Set(['a', 'b-c']));
      expect(named(`<p className="a b"><p className={x ? 'c' : undefined}><p className={\`d \${styles.e}\`}>`)).toEqual(
        new Set(['a', 'b', 'c', 'd']),
      );
    });

    it('that a sheet of one feature is used by another, or by nobody', () => {
      const sheets = [
        { file: 'features/calls/calls.css', text: '.a {} .idle {}' },
        { file: 'ui/base.css', text: '.b {}' },
      ];
      const sources = [
        { file: 'features/calls/A.tsx', text: '<p className="a b">' },
        { file: 'features/bilan/B.tsx', text: '<p className="a">' },
      ];
      expect(strays(sheets, sources)).toEqual(['features/calls/calls.css: .idle', 'features/bilan/B.tsx: a']);
    });

    it('that a story looks for a class', () => {
      expect(soughtIn(`page.locator('section.section li').first(); frame.querySelector('.table > [data-x=".5"]')`)).toEqual(
        new Set(['section', 'table']),
      );
    });

    it('that a class of a module is read by nobody', () => {
      const module = { file: 'ui/A.module.css', text: '.kept { margin: 0 } .idle { margin: 0 } :global(.page) { margin: 0 }' };
      expect(unread(module, [{ file: 'ui/A.tsx', text: `import styles from './A.module.css';\nstyles.kept` }])).toEqual(['idle']);
    });
  });
});
