import { useQuery } from '@tanstack/react-query';

/** Plain at once; coloured when the colours for its language have arrived. The text never changes. */
export function HighlightedCode({ code, language }: { code: string; language: string | null }) {
  const { data } = useQuery({
    queryKey: ['highlight', language, code],
    queryFn: async () => (await import('../lib/highlight')).highlight(code, language ?? ''),
    enabled: language !== null,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
  if (!data) return <code>{code}</code>;
  return (
    <code>
      {data.map((line, lineIndex) => (
        <span key={lineIndex}>
          {line.map((token, index) => (
            <span key={index} style={token.color === undefined ? undefined : { color: token.color }}>
              {token.content}
            </span>
          ))}
          {lineIndex < data.length - 1 ? '\n' : ''}
        </span>
      ))}
    </code>
  );
}
