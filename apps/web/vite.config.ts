import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';

const root = import.meta.dirname;
const outDir = path.resolve(root, '../../dist/web');

/**
 * Two builds from one configuration:
 * `vite build --config apps/web/vite.config.ts` → dist/web/client (single-page application, manifest for the API);
 * `vite build --config apps/web/vite.config.ts --ssr` → dist/web/server/entry-server.js, self-contained: the API imports this one file.
 */
export default defineConfig(({ isSsrBuild }) => ({
  root,
  base: '/',
  plugins: [react()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  ssr: { noExternal: true, resolve: { conditions: ['source', ...defaultServerConditions] } },
  define: isSsrBuild ? { 'process.env.NODE_ENV': '"production"' } : {},
  build: isSsrBuild
    ? {
        ssr: true,
        outDir: path.join(outDir, 'server'),
        emptyOutDir: true,
        target: 'node20',
        copyPublicDir: false,
        rollupOptions: {
          input: path.join(root, 'src/entry-server.tsx'),
          output: { entryFileNames: 'entry-server.js', codeSplitting: false },
        },
      }
    : {
        outDir: path.join(outDir, 'client'),
        emptyOutDir: true,
        target: 'es2022',
        manifest: 'manifest.json',
        // A file inlined as data: would be refused by the content security policy for fonts.
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 700,
      },
}));
