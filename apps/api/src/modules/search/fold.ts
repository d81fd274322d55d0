// One form for texts that readers take for the same: width (NFKC), case and accents are folded, whatever is no text is a space.

/** Keeps the case: where one word of a name ends and the next begins is seen by it. */
export function unify(text: string, most: number): string {
  return text.slice(0, most).toWellFormed().normalize('NFKC').slice(0, most).normalize('NFD').replaceAll(ACCENTS, '').normalize('NFC');
}

export function fold(text: string, most: number): string {
  return unify(text, most).toLowerCase();
}

/** Marks above Latin, Greek and Cyrillic letters. Those of other scripts make other letters. */
const ACCENTS = /[\u0300-\u036f]/g;
