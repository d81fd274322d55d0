/** Git's rules for `name <email> seconds +hhmm` in author, committer and tagger lines (fsck_ident); a problem or null. */
export function checkPerson(line: string): string | null {
  const opens = line.indexOf('<');
  if (opens < 0) return 'has no email';
  if (opens === 0 || line[opens - 1] !== ' ') return 'has no space before the email';
  if (line.slice(0, opens).includes('>')) return 'has a > in the name';
  const closes = line.slice(opens + 1).search(/[<>]/) + opens + 1;
  if (line[closes] !== '>') return 'has a bad email';
  const [, space, seconds, zone] = /^( ?)(\d*)(?: (.*))?$/s.exec(line.slice(closes + 1)) ?? [];
  if (space !== ' ') return 'has no space before the time';
  return timeProblem(seconds ?? '') ?? (/^[+-]\d{4}$/.test(zone ?? '') ? null : 'has a bad time zone');
}

function timeProblem(seconds: string): string | null {
  if (seconds === '') return 'has a bad time';
  if (seconds.length > 1 && seconds.startsWith('0')) return 'has a time that starts with a zero';
  return seconds.length > 15 ? 'has a time out of range' : null;
}
