// For the build: the document in which diagrams of strangers are drawn (a frame without an origin, see apps/api/src/app/web.ts), its script, and
// mermaid itself as its authors built it. Names carry a hash of everything: browsers keep them for ever.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const mermaid = readFileSync(require.resolve('mermaid/dist/mermaid.min.js'));
const script = readFileSync(new URL('../frames/mermaid.js', import.meta.url));
const page = readFileSync(new URL('../frames/mermaid.html', import.meta.url), 'utf8');
const hash = createHash('sha256')
  .update(mermaid)
  .update(script)
  .update(page)
  .digest('base64url')
  .replaceAll(/[^a-z0-9]/gi, '')
  .slice(0, 8);
const names = { library: `assets/mermaid-${hash}.js`, script: `assets/mermaid-frame-${hash}.js`, page: `assets/mermaid-${hash}.html` };

export function mermaidFrame(): Plugin {
  return {
    name: 'mermaid-frame',
    config: () => ({ define: { 'import.meta.env.MERMAID_FRAME': JSON.stringify(`/${names.page}`) } }),
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: names.library, source: mermaid });
      this.emitFile({ type: 'asset', fileName: names.script, source: script });
      this.emitFile({
        type: 'asset',
        fileName: names.page,
        source: page.replace('LIBRARY', `/${names.library}`).replace('SCRIPT', `/${names.script}`),
      });
    },
  };
}
