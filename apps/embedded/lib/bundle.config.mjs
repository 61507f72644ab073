// Joins what swc compiled and the packages it uses into few files: reading and linking three thousand small ones is most of a start.
// Root of the build: the folder of compiled files (dist/, or what becomes it); output: its `bundle/`.
import path from 'node:path';
import { inRoot } from './paths.mjs';
import fs from 'node:fs';

const APPS = ['api', 'worker', 'cli'];
/** Compiled code that cannot be joined, and what a thread of its own loads. */
const LEFT_ALONE = ['@node-rs/argon2', '@myriaddreamin/typst-ts-web-compiler'];

/** `#room` and `#room/public` mean the room's compiled doors in the folder being built, not in the dist/ that still runs. */
function doors() {
  const { imports } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));
  const built = (id) => {
    const [name, room] = Object.hasOwn(imports, id) ? [id, ''] : ['#*/public', /^#(\w+)\/public$/.exec(id)?.[1]];
    return room === undefined ? undefined : imports[name].default.replace('*', room);
  };
  let root;
  return {
    name: 'jisr:doors',
    enforce: 'pre',
    configResolved: (config) => void (root = config.root),
    resolveId(id) {
      const file = id.startsWith('#') ? built(id) : undefined;
      return file && path.join(root, path.relative('dist', file));
    },
  };
}

/** Templates and threads stay files: a module that names its neighbours goes on finding them where swc put them. */
function places() {
  let root;
  return {
    name: 'jisr:places',
    enforce: 'pre',
    configResolved: (config) => void (root = config.root),
    transform(code, id) {
      const place = path.relative(root, id.split('?')[0]).replaceAll('\\', '/');
      if (place.startsWith('..') || !code.includes('import.meta.')) return undefined;
      return code
        .replaceAll('import.meta.url', `new URL('../${place}', import.meta.url).href`)
        .replaceAll('import.meta.dirname', `(import.meta.dirname + '/../${path.posix.dirname(place)}')`);
    },
  };
}

/** What packages would use if it were installed: their own `catch` answers, at run time. */
const optional = {
  name: 'jisr:optional',
  enforce: 'pre',
  async resolveId(id, importer) {
    if (!importer?.includes('node_modules') || !/^[@a-z]/.test(id) || id.startsWith('node:')) return undefined;
    return (await this.resolve(id, importer, { skipSelf: true })) ? undefined : { id, external: true };
  },
};

/**
 * @nestjs/typeorm asks for two exports of typeorm by `require`, to work with versions that lack them: besides the copy that is joined, that
 * loads all six hundred files of another one from node_modules, a fifth of a start and 20 MB for as long as the process lives.
 */
const oneTypeorm = {
  name: 'jisr:one-typeorm',
  enforce: 'pre',
  transform(code, id) {
    if (!id.replaceAll('\\', '/').endsWith('/@nestjs/typeorm/dist/common/typeorm-compat.js')) return undefined;
    const joined = code.replace(`const typeorm = require('typeorm');`, '');
    if (joined === code) throw new Error('@nestjs/typeorm reads typeorm in another way than jisr:one-typeorm knows');
    return `import * as typeorm from 'typeorm';\n${joined}`;
  },
};

/** Node keeps a source with one letter beyond Latin as two bytes a letter, for as long as the process lives: they are written as escapes. */
const oneByte = {
  name: 'jisr:one-byte',
  // The last step: what prints the joined code writes letters as they are.
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk')
        chunk.code = chunk.code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  },
};

export default {
  publicDir: false,
  ssr: { noExternal: true, external: LEFT_ALONE },
  plugins: [doors(), places(), optional, oneTypeorm, oneByte],
  build: {
    ssr: true,
    target: 'node20',
    // Names in a stack trace stay those of the sources.
    minify: false,
    copyPublicDir: false,
    chunkSizeWarningLimit: Infinity,
    reportCompressedSize: false,
    rolldownOptions: {
      input: Object.fromEntries(APPS.map((app) => [app, `./apps/${app}/main.js`])),
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', keepNames: true },
    },
  },
};
