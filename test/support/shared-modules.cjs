// The framework of our tests: Jest's own (circus), in the process itself instead of a new realm for each file. What a file imports is
// Node's module, loaded, compiled and warmed once for all files of a worker: that was half of the processor's time of a run.
// Files therefore share what modules keep. They take turns, own their database, and give back what they change.
const asyncHooks = require('node:async_hooks');
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');
const { default: runCircus } = require('jest-circus/runner');
const { ModuleMocker } = require('jest-mock');

const INITIALIZER = /[\\/]jest-circus[\\/]build[\\/]jestAdapterInit/;
const requireHere = createRequire(__filename);

/**
 * Stands for AsyncLocalStorage, by which circus knows of which test an error is that nobody awaits. Ours run one at a time: it is of the one
 * that runs now. With Node's own every promise of the product would be followed, for a tenth of the processor's time.
 */
class WhoRunsNow {
  getStore() {
    return this.store;
  }
  run(store, work) {
    const before = this.store;
    this.store = store;
    const after = () => {
      this.store = before;
    };
    const result = work();
    if (typeof result?.finally === 'function') return result.finally(after);
    after();
    return result;
  }
}

/** Circus keeps the tests that it has seen in globals: each file begins with none. */
function freshCircus(file) {
  const { AsyncLocalStorage } = asyncHooks;
  asyncHooks.AsyncLocalStorage = WhoRunsNow;
  for (const key of Object.keys(require.cache)) if (INITIALIZER.test(key)) delete require.cache[key];
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    if (/^(JEST_STATE_SYMBOL|EVENT_HANDLERS|RETRY_|TEST_TIMEOUT_SYMBOL)/.test(symbol.description ?? '')) delete globalThis[symbol];
  }
  try {
    return requireHere(file);
  } finally {
    asyncHooks.AsyncLocalStorage = AsyncLocalStorage;
  }
}

/** What circus asks of Jest's runtime, answered by Node. */
const nodeRuntime = (runtime) => ({
  requireInternalModule: freshCircus,
  requireModule: requireHere,
  setGlobalsForRuntime: () => undefined,
  unstable_shouldLoadAsEsm: () => true,
  unstable_importModule: (file) => import(pathToFileURL(file).href),
  enterTestCode: () => runtime.enterTestCode?.(),
  leaveTestCode: () => runtime.leaveTestCode?.(),
});

module.exports = async function runFile(globalConfig, config, _environment, runtime, testPath, send) {
  await import('reflect-metadata');
  // Jest looks for the maps of its own compiled files; Node has ours.
  Error.prepareStackTrace = undefined;
  globalThis.jest = new ModuleMocker(globalThis);
  const realm = { global: globalThis };
  return await runCircus(globalConfig, config, realm, nodeRuntime(runtime), testPath, send);
};
