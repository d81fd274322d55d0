import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const API = 'http://localhost:8080';
// Bytes of repository files come from the API too: /{prefix}{ns}/{name}/resolve/{revision}/{path}.
const RESOLVE = String.raw`^/(datasets/|spaces/)?[^/]+/[^/]+/resolve/`;

export default defineConfig({
  plugins: [react(), tailwindcss(), lingui({ failOnMissing: true, failOnCompileError: true })],
  resolve: { alias: { '@modelgrove/shared': fileURLToPath(new URL('../../packages/shared/src/index.ts', import.meta.url)) } },
  server: { proxy: { '/hub/': API, '/api/': API, [RESOLVE]: API } },
  build: { target: 'es2023', manifest: true, sourcemap: false, modulePreload: { polyfill: false }, reportCompressedSize: false },
});
