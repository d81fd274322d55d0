// What must not stand in a log: tokens of hubs and runners, whoever's they are, and the very tokens that this runner works with.

/** Words that begin like one of ours are long before they are a token: `hf_hub_download` stands in many a traceback. */
const TOKENS = /\b(?:(hf|grove)_[0-9A-Za-z]{16,}|(mgr)_[0-9A-Za-z_-]{16,})/g;
/** A line that was cut may end within a secret; less of it tells nothing. */
const LEAST_BEGINNING = 6;

export class SecretMask {
  private readonly secrets: readonly string[];

  constructor(secrets: readonly string[]) {
    this.secrets = secrets.filter((secret) => secret.length >= LEAST_BEGINNING).sort((a, b) => b.length - a.length);
  }

  apply(text: string): string {
    let masked = text;
    for (const secret of this.secrets) masked = masked.replaceAll(secret, '…');
    return masked.replaceAll(TOKENS, (_all, hub: string | undefined, runner: string | undefined) => `${hub ?? runner}_…`);
  }

  /** Of a text that was cut off at its end. */
  applyToCut(text: string): string {
    const masked = this.apply(text);
    for (const secret of this.secrets)
      for (let length = Math.min(secret.length - 1, masked.length); length >= LEAST_BEGINNING; length--)
        if (masked.endsWith(secret.slice(0, length))) return `${masked.slice(0, -length)}…`;
    return masked;
  }
}
