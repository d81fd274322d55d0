// Rows out of the beginning of a file. A last line that was cut off is left out.
export function parseRows(text, path, isWhole) {
  const whole = isWhole ? text : text.slice(0, text.lastIndexOf('\n') + 1);
  if (/\.(jsonl|ndjson)$/i.test(path))
    return whole
      .split('\n')
      .filter((line) => line.trim())
      .map(readLine);
  if (/\.json$/i.test(path)) return asRows(JSON.parse(text));
  const [head = [], ...lines] = parseTable(whole, /\.tsv$/i.test(path) ? '\t' : ',');
  return lines.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
}

function readLine(line) {
  const value = JSON.parse(line);
  return typeof value === 'object' && value !== null ? value : { value };
}

function asRows(value) {
  return Array.isArray(value) ? value.map((row) => (typeof row === 'object' && row !== null ? row : { value: row })) : [value];
}

/** RFC 4180: quotes around a cell, two of them for one. */
export function parseTable(text, separator) {
  const rows = [];
  let row = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === separator || character === '\n') {
      row.push(cell.replace(/\r$/, ''));
      cell = '';
      if (character === '\n') {
        if (row.length > 1 || row[0] !== '') rows.push(row);
        row = [];
      }
    } else cell += character;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
