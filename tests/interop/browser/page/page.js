// What the page of another origin offers to the cases: @huggingface/hub as a bundler packs it for browsers, and a few shapes that can leave the page.
import * as hub from '@huggingface/hub';

globalThis.hub = hub;

globalThis.collect = async (items) => {
  const all = [];
  for await (const item of items) all.push(item);
  return all;
};

globalThis.sha256Of = async (blob) => hex(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));

/** What a script of the page can read of a refusal; null when there was none. */
globalThis.refusalOf = async (call) => {
  try {
    await call();
    return null;
  } catch (error) {
    return { name: error.name, status: error.statusCode, message: error.message, requestId: error.requestId };
  }
};

/** A plain request, with everything that the browser lets the page see. */
globalThis.ask = async (url, options) => {
  try {
    const answer = await fetch(url, options);
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
  } catch (error) {
    return { blocked: `${error.name}: ${error.message}` };
  }
};

function hex(buffer) {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

document.title = 'ready';
