// Text of a program as it may be shown, stored and copied: no escape sequences, no control characters, nothing that turns the direction of writing.

/** CSI, OSC (up to BEL or ST) and the two-letter ones of ECMA-48. */
// oxlint-disable-next-line no-control-regex
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function harmless(text: string): string {
  return text.replaceAll(ESCAPES, '').replaceAll(CONTROLS, '\ufffd').toWellFormed();
}
