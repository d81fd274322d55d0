// For the build: tables of characters (Chinese, Japanese and Korean PDFs need them) and the standard fonts, as pdf.js asks for them by name: beside the built web, read only by
// who opens such a file.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const file = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
const folder = `assets/pdf-${version}`;

export function pdfAids(): Plugin {
  return {
    name: 'pdf-aids',
    config: () => ({ define: { 'import.meta.env.PDF_AIDS': JSON.stringify(`/${folder}/`) } }),
    generateBundle() {
      for (const part of ['cmaps', 'standard_fonts'])
        for (const name of readdirSync(join(dirname(file), part)))
          this.emitFile({ type: 'asset', fileName: `${folder}/${part}/${name}`, source: readFileSync(join(dirname(file), part, name)) });
    },
  };
}
