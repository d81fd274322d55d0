const TREE = 'M10.5 6.5c3.6 3.2 5 6.3 5 9.2 0 2.7-1.6 4.6-3.8 5.1V26H9.3v-5.2c-2.2-.5-3.8-2.4-3.8-5.1 0-2.9 1.4-6 5-9.2z';

/** Two trees of a grove. */
export function Logo({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={`shrink-0 ${className}`} aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#17603d" />
      <g fill="#d8f3e1">
        <path d={TREE} />
        <path
          d="M21.5 9.5c3.6 3.2 5 5.5 5 7.8 0 2.3-1.6 4-3.8 4.4V26h-2.4v-4.3c-2.2-.4-3.8-2.1-3.8-4.4 0-2.3 1.4-4.6 5-7.8z"
          opacity=".72"
        />
      </g>
    </svg>
  );
}

/** Where each tree of the edge stands, and how high it is. */
const STANDING = [
  [0, 0.62],
  [11, 0.86],
  [25, 1],
  [41, 0.7],
  [51, 0.92],
  [66, 0.54],
] as const;

/** The edge of the grove: stands on a line, in the colour of the text around it. */
export function Grove({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 78 20" className={`shrink-0 ${className}`} fill="currentColor" aria-hidden="true">
      {STANDING.map(([x, size], index) => (
        <path key={x} d={TREE} opacity={index % 2 ? 0.6 : 1} transform={`translate(${x} 20) scale(${size}) translate(-5.5 -26)`} />
      ))}
    </svg>
  );
}
