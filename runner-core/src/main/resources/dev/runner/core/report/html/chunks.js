// The data of the page: elements with compressed JSON, opened when they are needed.

function bytesOf(letters) {
  if (Uint8Array.fromBase64) {
    return Uint8Array.fromBase64(letters);
  }
  const text = atob(letters);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    bytes[i] = text.charCodeAt(i);
  }
  return bytes;
}

async function opened(letters) {
  const packed = new Blob([bytesOf(letters)]).stream();
  const plain = packed.pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(plain).text());
}

function elements(kind) {
  return document.querySelectorAll(`script[data-kind="${kind}"]`);
}

/** Returns what the page begins with. */
export function summary() {
  return opened(elements('summary')[0].textContent);
}

/** Waits until the page is there as a whole. */
export function complete() {
  return new Promise(done => {
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => done());
    } else {
      done();
    }
  });
}

/** Hands over the rows of all tests, part by part, and gives their room back. */
export async function* rows() {
  for (const element of elements('rows')) {
    const letters = element.textContent;
    const first = Number(element.dataset.first);
    element.remove();
    yield {first, columns: await opened(letters)};
  }
}

const KEPT = 6;
const recent = new Map();

/** Returns the thing of a number out of the chunk of this kind that has it. */
export async function chunkWith(kind, at) {
  let found = null;
  for (const element of elements(kind)) {
    if (Number(element.dataset.first) > at) {
      break;
    }
    found = element;
  }
  if (!recent.has(found)) {
    if (recent.size >= KEPT) {
      recent.delete(recent.keys().next().value);
    }
    recent.set(found, opened(found.textContent));
  }
  return {content: await recent.get(found), place: at - Number(found.dataset.first)};
}

/** Returns the details of a number. */
export async function detail(at) {
  const {content, place} = await chunkWith('details', at);
  return content[place];
}
