// App: one static page that shows how the tokenizer of the example model cuts a text. Works offline.
import { ADA, type Example, LIN } from './example';

export function byteCounter(organization: string): Example {
  return {
    type: 'app',
    name: 'byte-counter',
    sdk: 'static',
    main: [
      { title: 'feat: show the bytes of a text', author: ADA, files: { 'index.html': page({}), 'README.md': card(organization) } },
      { title: 'feat: speak Chinese as well', author: LIN, files: { 'index.html': page({ bilingual: true }) } },
      {
        title: 'style: follow the theme of the reader',
        author: ADA,
        files: { 'index.html': page({ bilingual: true, styled: true }), 'style.css': STYLE },
      },
    ],
  };
}

function card(organization: string): string {
  return `---
title: Byte counter · 字节计数
emoji: 🌱
colorFrom: green
colorTo: yellow
sdk: static
license: apache-2.0
models:
- ${organization}/tiny-qwen-chat
---

# Byte counter · 字节计数

看看一段文字会被 tiny-qwen-chat 的分词器切成多少个词元。页面只有一个文件，不联网也能用。

How many tokens a text is for the tokenizer of tiny-qwen-chat. One page, without a network.
`;
}

function page({ bilingual = false, styled = false }: { bilingual?: boolean; styled?: boolean }): string {
  const style = styled ? '\n    <link rel="stylesheet" href="style.css" />' : '';
  const say = (english: string, chinese: string): string => (bilingual ? `${english} · ${chinese}` : english);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${say('Byte counter', '字节计数')}</title>${style}
  </head>
  <body>
    <main>
      <h1>${say('Byte counter', '字节计数')}</h1>
      <label for="text">${say('Your text', '输入文字')}</label>
      <textarea id="text" rows="4">Hello, 模林！</textarea>
      <p>
        ${say('Characters', '字符')}: <output id="characters" for="text"></output><br />
        ${say('Tokens, one a byte', '词元，每字节一个')}: <output id="tokens" for="text"></output>
      </p>
      <code id="bytes"></code>
    </main>
    <script>
      const text = document.getElementById('text');
      const show = (id, value) => (document.getElementById(id).textContent = value);
      function count() {
        const bytes = [...new TextEncoder().encode(text.value.normalize('NFC'))];
        show('characters', [...text.value].length);
        show('tokens', bytes.length);
        show('bytes', bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' '));
      }
      text.addEventListener('input', count);
      count();
    </script>
  </body>
</html>
`;
}

const STYLE = `:root {
  color-scheme: light dark;
  font-family: system-ui, sans-serif;
}
main {
  max-width: 36rem;
  margin: 2rem auto;
  padding: 0 1rem;
}
label,
textarea {
  display: block;
  width: 100%;
  box-sizing: border-box;
}
code {
  overflow-wrap: anywhere;
}
`;
