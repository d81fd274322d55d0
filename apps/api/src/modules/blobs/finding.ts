/** One thing that is not as it should be; `code` is stable (`blob/missing`), `message` a sentence for the operator. */
export interface Finding {
  /** 'error': bytes or rows are missing or wrong. 'warning': nothing is lost, something derived or superfluous is off. */
  severity: 'error' | 'warning';
  code: string;
  message: string;
}

export const damage = (code: string, message: string): Finding => ({ severity: 'error', code, message });
export const oddity = (code: string, message: string): Finding => ({ severity: 'warning', code, message });
