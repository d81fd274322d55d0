/** Drawn on a 16 px grid, 1.5 px lines, in the colour of the text. Always decorative: the control carries the words. */
const DRAWINGS = {
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.7-1.3L14 14',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5V2.5h-8v8H5',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  chevron: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  next: 'm6.5 4.5 3.5 3.5-3.5 3.5',
  folder: 'M2 4.5h4l1.5 1.5H14v7H2z',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  submodule: 'M2 4.5h4l1.5 1.5H14v7H2zM6 9.5h5m-2-2 2 2-2 2',
  download: 'M8 2.5v7m-3-3 3 3 3-3M3 13h10',
  heart: 'M8 13.5S2.5 10 2.5 6.2A2.9 2.9 0 0 1 8 5a2.9 2.9 0 0 1 5.5 1.2C13.5 10 8 13.5 8 13.5Z',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  model: 'M8 2 13.5 5v6L8 14l-5.5-3V5zM2.5 5 8 8l5.5-3M8 8v6',
  dataset: 'M3 4c0-1.1 2.2-2 5-2s5 .9 5 2-2.2 2-5 2-5-.9-5-2Zm0 0v8c0 1.1 2.2 2 5 2s5-.9 5-2V4M3 8c0 1.1 2.2 2 5 2s5-.9 5-2',
  collection: 'M2.5 6.5h11v7h-11zM4 4h8M5.5 1.5h5',
  app: 'M2.5 2.5h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5H2.5zM9 11.25h4.5M11.25 9v4.5',
  sun: 'M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM8 1.5v1.3m0 10.4v1.3M1.5 8h1.3m10.4 0h1.3M3.4 3.4l.9.9m7.4 7.4.9.9m0-9.2-.9.9m-7.4 7.4-.9.9',
  moon: 'M13.5 9.5A5.8 5.8 0 0 1 6.5 2.5a5.8 5.8 0 1 0 7 7Z',
  plus: 'M8 3v10M3 8h10',
  branch:
    'M4.5 10.5v-5m0 0a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Zm0 5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3Zm7-5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Zm0 0c0 3-3 3.5-5.7 4',
  user: 'M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8Zm-5.5 6c.5-3 2.7-4.3 5.5-4.3s5 1.3 5.5 4.3',
  more: 'M3.3 8h.4M7.8 8h.4m4.1 0h.4',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.8.8m1-.3-.2.2M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.8-.8',
  people:
    'M6 7.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6ZM1.5 13c.4-2.4 2.2-3.6 4.5-3.6s4.1 1.2 4.5 3.6M10.5 3a2.3 2.3 0 0 1 0 4.4m1.5 2.2c1.3.5 2.2 1.6 2.5 3.4',
  organization: 'M2.5 13.5v-11h6v11m0-7h5v7m-12 0h13M5 5.5h1m-1 3h1m-1 3h1m5-2.5h.5m-.5 2.5h.5',
  gear: 'M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm0-8.2v1.9m0 8.6v1.9M1.8 8h1.9m8.6 0h1.9M3.6 3.6 5 5m6 6 1.4 1.4m0-8.8L11 5m-6 6-1.4 1.4',
  pulse: 'M1.5 8.5H4l2-5 3.5 9 2-4h3',
  disk: 'M2.5 9.5h11v4h-11zm0 0 2-6h7l2 6m-3 2h.1m-2.1 0h.1',
  log: 'M3.5 2.5h9v11h-9zM5.8 5.5h4.4M5.8 8h4.4m-4.4 2.5h2.5',
  menu: 'M2.5 4.5h11m-11 3.5h11m-11 3.5h11',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  close: 'm4 4 8 8m0-8-8 8',
  warning: 'M8 2.5 14.5 13.5h-13zM8 6.5v3.2m0 1.9v.1',
  history: 'M8 14A6 6 0 1 0 2.6 5.4M2.3 2.6v3h3M8 4.8V8l2.3 1.6',
  upload: 'M8 10V2.8m-3 3 3-3 3 3M3 13h10',
  edit: 'M10.5 3 13 5.5 5.7 12.8 2.8 13.2l.4-2.9zM9.3 4.2l2.5 2.5',
  settings: 'M2.5 4.5h6m3 0h2M2.5 11.5h2m3 0h6M10 2.8v3.4M6 9.8v3.4',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M7 7v4m2-4v4',
  tag: 'M2.5 2.5h5l6 6-5 5-6-6zM5.3 5.3v.1',
  pause: 'M5.5 3.5v9m5-9v9',
  play: 'M5 3.2v9.6L12.5 8z',
  wallet: 'M2.5 4.5h10v-2h-8a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h9v-9h-1M10.8 9h.1',
  talk: 'M2.5 3h11v8h-6l-3 2.5V11h-2zM5.5 6h5m-5 2.5h3',
  bell: 'M3.5 11.5c1-1 1-2.2 1-4.3a3.5 3.5 0 0 1 7 0c0 2.1 0 3.3 1 4.3zM6.5 13.7h3',
  smile: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.5 9.5c1.2 1.6 3.8 1.6 5 0M6 6.3v.2m4-.2v.2',
  pin: 'M6 2.5h4l-.5 4 2 2.5h-7l2-2.5zM8 9v4.5',
  compare: 'M2.5 3h4.5v10H2.5zM9 3h4.5v10H9zM4.3 6h1m-1 2.5h1m5.5-2.5h1m-1 2.5h1',
  runner: 'M2.5 3h11v7h-11zM6 13.5h4M8 10v3.5',
} satisfies Record<string, string>;

export type IconName = keyof typeof DRAWINGS;

export function Icon({ name, className = 'size-4', filled = false }: { name: IconName; className?: string; filled?: boolean }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={`shrink-0 ${className}`}
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={DRAWINGS[name]} />
    </svg>
  );
}

/** All there are, for the page of the design system. */
export const DRAWING_NAMES = Object.keys(DRAWINGS) as IconName[];
