// The frame that an app runs in: what it may do there, and how another page shows it.
const ALLOWED = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads';

/** An app with an origin of its own keeps it; one that is served by the hub itself has none. */
export function sandboxOf({ isIsolated }: { isIsolated: boolean }): string {
  return isIsolated ? `${ALLOWED} allow-same-origin` : ALLOWED;
}

/** No camera, microphone or place: a visitor would be asked in the name of the hub. */
export const FRAME_ALLOW = 'autoplay; clipboard-write; fullscreen; gamepad';

/** As apps on Hugging Face are told of the theme around them. */
export function framedAddress(url: string, theme: string, locale: string): string {
  const address = new URL(url);
  address.searchParams.set('__theme', theme);
  address.searchParams.set('__lang', locale);
  return address.href;
}

export function embedCode(url: string, title: string): string {
  const escaped = title.replaceAll(/[&"<]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<iframe src="${url}" title="${escaped}" width="100%" height="480" style="border:0" sandbox="${ALLOWED} allow-same-origin"></iframe>`;
}

/** Whether a message comes out of the frame: from its window, and from where it was loaded. */
export function isFrom(
  frame: HTMLIFrameElement | null,
  url: string,
  { isIsolated }: { isIsolated: boolean },
  event: MessageEvent,
): boolean {
  return frame !== null && event.source === frame.contentWindow && event.origin === (isIsolated ? new URL(url).origin : 'null');
}
