/** Two trees of a grove. */
export function Logo({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={`shrink-0 ${className}`} aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#17603d" />
      <g fill="#d8f3e1">
        <path d="M10.5 6.5c3.6 3.2 5 6.3 5 9.2 0 2.7-1.6 4.6-3.8 5.1V26H9.3v-5.2c-2.2-.5-3.8-2.4-3.8-5.1 0-2.9 1.4-6 5-9.2z" />
        <path
          d="M21.5 9.5c3.6 3.2 5 5.5 5 7.8 0 2.3-1.6 4-3.8 4.4V26h-2.4v-4.3c-2.2-.4-3.8-2.1-3.8-4.4 0-2.3 1.4-4.6 5-7.8z"
          opacity=".72"
        />
      </g>
    </svg>
  );
}
