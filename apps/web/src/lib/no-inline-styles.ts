// Stands in for style-to-object in the build (vite.config.ts). Markdown is rendered behind an allow-list that has no style attribute: a parser of
// styles would only be bytes that every visitor loads.
export default function noInlineStyles(): Record<string, never> {
  return {};
}
