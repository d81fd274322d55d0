// Words that stand where a picture shows them, each by itself: between two of them there is nothing, and a selection that is drawn through there would jump to the
// end of all of them. What ends them follows the pointer's word while somebody selects, so that there is something to stop at.

/** Ends with `signal`. */
export function steadySelection(words: HTMLElement, signal: AbortSignal): void {
  const end = document.createElement('div');
  end.className = 'pdf-words-end';
  const rest = (): void => {
    words.classList.remove('is-selecting');
    words.append(end);
  };
  rest();
  words.addEventListener('pointerdown', () => words.classList.add('is-selecting'), { signal });
  window.addEventListener('pointerup', rest, { signal });
  window.addEventListener('blur', rest, { signal });
  document.addEventListener('selectionchange', () => follow(words, end), { signal });
}

function follow(words: HTMLElement, end: HTMLElement): void {
  const selection = document.getSelection();
  if (!words.classList.contains('is-selecting') || selection === null) return;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const word = focusNode instanceof Text ? focusNode.parentElement : null;
  if (anchorNode === null || focusNode === null || word?.parentElement !== words) return;
  const isBackwards =
    anchorNode === focusNode
      ? focusOffset < anchorOffset
      : (anchorNode.compareDocumentPosition(focusNode) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  words.insertBefore(end, isBackwards ? word : word.nextSibling);
}
