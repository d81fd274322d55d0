/** What could be an e-mail address; whether it is one, only a mail to it shows. */
export function addressIsGood(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}
