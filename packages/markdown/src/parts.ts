// What this package stands on. ES modules all of them: they are loaded when the first text comes.
async function loadParts() {
  const [{ fromMarkdown }, { gfmFromMarkdown }, { mathFromMarkdown }, { toHast }, { gfm }, { math }] = await Promise.all([
    import('mdast-util-from-markdown'),
    import('mdast-util-gfm'),
    import('mdast-util-math'),
    import('mdast-util-to-hast'),
    import('micromark-extension-gfm'),
    import('micromark-extension-math'),
  ]);
  const [{ raw }, { fromHtml }, { sanitize }, { toHtml }, { default: katex }] = await Promise.all([
    import('hast-util-raw'),
    import('hast-util-from-html'),
    import('hast-util-sanitize'),
    import('hast-util-to-html'),
    import('katex'),
  ]);
  return { fromMarkdown, gfmFromMarkdown, mathFromMarkdown, toHast, gfm, math, raw, fromHtml, sanitize, toHtml, katex };
}

export type Parts = Awaited<ReturnType<typeof loadParts>>;

let loaded: Promise<Parts> | undefined;

export function parts(): Promise<Parts> {
  return (loaded ??= loadParts());
}
