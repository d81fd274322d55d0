import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { markdown } from '@codemirror/lang-markdown';
import { python } from '@codemirror/lang-python';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import { useT } from '../../../lib/i18n';
import { languageOf } from '../../../lib/languages';

export interface RichEditorProps {
  path: string;
  text: string;
  onChange: (text: string) => void;
}

const GRAMMARS: Record<string, () => Extension> = { json, markdown, python, yaml };

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier], color: 'var(--syntax-token-keyword)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--syntax-token-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--syntax-token-constant)' },
  { tag: tags.comment, color: 'var(--syntax-token-comment)' },
  { tag: [tags.function(tags.variableName), tags.propertyName, tags.heading], color: 'var(--syntax-token-function)' },
  { tag: [tags.link, tags.url], color: 'var(--link)' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
]);

const LOOKS = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--surface)', fontSize: '12px', minHeight: '60vh' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono, ui-monospace, monospace)', lineHeight: '20px' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--ink-muted)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--hover)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--ink)' },
});

/** Tab indents; Escape and then Tab leaves the editor, as its own guide for keyboards has it. */
export function RichEditor({ path, text, onChange }: RichEditorProps) {
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  const report = useRef(onChange);
  report.current = onChange;
  const language = languageOf(path);
  useEffect(() => {
    if (place.current === null) return;
    const grammar = language === null ? undefined : GRAMMARS[language];
    const extensions = [
      lineNumbers(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      syntaxHighlighting(COLOURS),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': t('edit.contents') }),
      EditorView.updateListener.of((update) => update.docChanged && report.current(update.state.doc.toString())),
      keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, indentWithTab]),
      LOOKS,
      ...(grammar === undefined ? [] : [grammar()]),
    ];
    const view = new EditorView({ parent: place.current, state: EditorState.create({ doc: text, extensions }) });
    return () => view.destroy();
    // The text belongs to the editor once it stands.
  }, [language]);
  return <div ref={place} />;
}
