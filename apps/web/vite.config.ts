import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mermaidFrame } from './scripts/mermaid-frame';
import { pdfAids } from './scripts/pdf-aids';

const API = 'http://localhost:8080';
// Bytes of repository files come from the API too: /{prefix}{ns}/{name}/resolve/{revision}/{path}.
const RESOLVE = String.raw`^/(datasets/|spaces/)?[^/]+/[^/]+/resolve/`;

const FIRST = new RegExp(
  String.raw`/src/(?:ui/(?:badge|button|class-names|code-block|code-frame|command-block|copy-button|empty|highlighted-code|icon|in-view|link|moment|nav-tabs|notice|page|query-view|skeleton|tabs|toast)|lib/(?:addresses|clipboard|formats|i18n|languages|use-title|use-go|hub-error|hub-client|problem-text)|routes/(?:params|use-readable-key)|features/(?:files/api/tree|repositories/components/task-label))\.tsx?$|/react-query/.*/(?:useInfiniteQuery|infiniteQueryOptions)|/react-router/.*/useRouter\.`,
);

export default defineConfig({
  plugins: [react(), tailwindcss(), mermaidFrame(), pdfAids(), lingui({ failOnMissing: true, failOnCompileError: true })],
  resolve: {
    alias: {
      '@modelgrove/shared': fileURLToPath(new URL('../../packages/shared/src/index.ts', import.meta.url)),
    },
  },
  server: { proxy: { '/hub/': API, '/api/': API, [RESOLVE]: API } },
  build: {
    target: 'es2023',
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Small pieces that all first pages share travel in one file: together they compress better, and ask for less.
    // The first page names every other file: shorter names are bytes that nobody waits for.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'first', test: FIRST }] },
        chunkFileNames: ({ name }) => `assets/${name.slice(0, 8)}-[hash:7].js`,
      },
    },
  },
});
