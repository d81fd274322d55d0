/** A text with the parts marked that were looked for; `marks` are pairs of offsets, in order. */
export function Marked({ text, marks, from = 0 }: { text: string; marks: readonly (readonly number[])[]; from?: number }) {
  const pieces: { text: string; isMarked: boolean; at: number }[] = [];
  let at = 0;
  for (const [start = 0, end = 0] of marks) {
    const [first, last] = [Math.max(start - from, at), Math.min(end - from, text.length)];
    if (last <= first) continue;
    pieces.push({ text: text.slice(at, first), isMarked: false, at }, { text: text.slice(first, last), isMarked: true, at: first });
    at = last;
  }
  pieces.push({ text: text.slice(at), isMarked: false, at });
  return pieces.map((piece) =>
    piece.isMarked ? (
      <mark key={`m${piece.at}`} className="rounded-xs bg-warn-soft text-warn-ink">
        {piece.text}
      </mark>
    ) : (
      <span key={`t${piece.at}`}>{piece.text}</span>
    ),
  );
}
