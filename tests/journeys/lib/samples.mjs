// Files with a likely look: weights in the safetensors format, and the picture of a training run.
import { createHash } from 'node:crypto';

/** A header that names one tensor, then bytes that are the same in every run. */
export function sampleWeights(dataBytes) {
  const header = Buffer.from(
    JSON.stringify({ 'model.embed.weight': { dtype: 'F32', shape: [dataBytes / 4], data_offsets: [0, dataBytes] } }),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const block = createHash('sha512').update('tiny').digest();
  return Buffer.concat([length, header, Buffer.alloc(dataBytes, block)]);
}

/** Many small tensors, and something that it says of itself. */
export function manyTensors(count) {
  const header = { __metadata__: { format: 'pt', note: `<img src=x onerror=alert(1)> ${'a long story '.repeat(60)}the end` } };
  for (let at = 0; at < count; at += 1)
    header[`model.layers.${at}.mlp.weight`] = { dtype: at % 10 === 0 ? 'F32' : 'U8', shape: [0, 16], data_offsets: [0, 0] };
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text]);
}

/** A falling, slightly nervous line, drawn by the browser itself. */
export async function lossPicture(lab) {
  const { page } = await lab.visitor({ viewport: { width: 720, height: 220 } });
  const points = Array.from({ length: 120 }, (_, x) => `${30 + x * 5.6},${30 + 150 * (1 - Math.exp(-x / 22)) + 5 * Math.sin(x * 1.7)}`);
  const grid = [40, 85, 130, 175].map((y) => `<path d="M30 ${y}h670" stroke="#dfe5dd"/>`).join('');
  const line = `<polyline points="${points.join(' ')}" fill="none" stroke="#17603d" stroke-width="2.5" stroke-linejoin="round"/>`;
  const axis = '<path d="M30 20v165h670" fill="none" stroke="#7d8b81"/>';
  await page.setContent(`<body style="margin:0;background:#fff"><svg width="720" height="220">${grid}${axis}${line}</svg></body>`);
  return page.screenshot({ type: 'png' });
}
