// The thread that holds one Typst compiler: plain JavaScript, because a worker thread loads its file from disk
// without the test runner's or the bundler's transforms.
//
// In:  { template, source, data, createdAt }   template = name for messages, data = JSON text, createdAt = epoch seconds
// Out: { bytes, standard } | { error }
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

if (!parentPort) throw new Error('This file is the thread of the renderer, not a program.');
const renderer = parentPort;

const require = createRequire(import.meta.url);

const fonts = () => workerData.fonts.map((file) => readFileSync(file));

/** The native compiler, or undefined where its optional package is not installed (or will not load). */
function nativeCompiler() {
  let native;
  try {
    native = require('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu');
  } catch {
    return undefined;
  }
  // Nothing exists under this root: a template reads only what is mapped here, never the machine's files.
  const root = '/jisr-documents';
  const compiler = native.NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs: fonts() }] });
  const lines = (diagnostics) =>
    diagnostics.map((d) => `${d.path.replace(root, '')}${d.range ? `:${d.range.start.line + 1}` : ''}: ${d.message}`);

  return {
    standard: 'PDF/A-2a',
    map: (path, bytes) => compiler.mapShadow(root + path, bytes),
    compile(createdAt) {
      const compiled = compiler.compile({ mainFilePath: `${root}/document.typ` });
      if (compiled.hasError()) throw new Error(lines(compiler.fetchDiagnostics(compiled.takeError())).join('\n'));
      try {
        return compiler.pdf(compiled.result, { pdfStandard: 'a-2a', creationTimestamp: createdAt });
      } catch (failure) {
        // Export errors (a figure without a description, say) carry their text in the thrown value only.
        throw new Error(/** @type {{ message?: string }} */ (failure)?.message ?? String(failure), { cause: failure });
      }
    },
    evict: () => compiler.evictCache(0),
  };
}

/** The same Typst in WebAssembly: any platform, same layout, but no PDF/A switch. */
async function wasmCompiler() {
  const typst = await import('@myriaddreamin/typst-ts-web-compiler');
  const binary = require.resolve('@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm');
  typst.initSync({ module: new WebAssembly.Module(readFileSync(binary)) });
  const builder = new typst.TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of fonts()) await builder.add_raw_font(new Uint8Array(font));
  const compiler = await builder.build();
  const ONE_LINE_EACH = 2;

  return {
    standard: 'PDF 1.7',
    map: (path, bytes) => compiler.map_shadow(path, new Uint8Array(bytes)),
    compile() {
      const compiled = compiler.compile('/document.typ', undefined, 'pdf', ONE_LINE_EACH);
      if (!compiled.result) throw new Error((compiled.diagnostics ?? ['no document came out']).join('\n'));
      return compiled.result;
    },
    evict: () => compiler.reset(),
  };
}

const compiler = (workerData.engine === 'wasm' ? undefined : nativeCompiler()) ?? (await wasmCompiler());

renderer.on('message', ({ source, data, createdAt }) => {
  try {
    compiler.map('/lib/jisr.typ', Buffer.from(workerData.library));
    compiler.map('/document.typ', Buffer.from(source));
    // Through a shadow file, never through Typst's `inputs`: those are never freed (0.7 MB for each document).
    compiler.map('/data.json', Buffer.from(data));
    renderer.postMessage({ bytes: compiler.compile(createdAt), standard: compiler.standard });
  } catch (failure) {
    renderer.postMessage({ error: failure instanceof Error ? failure.message : String(failure) });
  } finally {
    compiler.evict();
  }
});
