const names = new Map<string, Intl.DisplayNames>();

/** A language in the reader's words; what is no code of one stays as it is. */
export function languageName(code: string, locale: string): string {
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(code)) return code;
  try {
    const name = namesIn(locale).of(code);
    return name === undefined ? code : name;
  } catch {
    return code;
  }
}

function namesIn(locale: string): Intl.DisplayNames {
  const known = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
  names.set(locale, known);
  return known;
}
