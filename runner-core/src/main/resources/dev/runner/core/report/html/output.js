import {el, visibleLines} from './text.js';

// What programs wrote: colours of terminals, stack traces.

const COLOURS = /\u001b\[([0-9;]*)m/g;
const FOREIGN = /^\s+at (?:java\.|javax\.|jdk\.|sun\.|com\.sun\.|org\.junit\.|org\.opentest4j\.|dev\.runner\.core\.)/;
const MORE = /^\s+\.\.\. \d+ more/;

function turn(style, codes) {
  const all = codes === '' ? [0] : codes.split(';').map(Number);
  for (let k = 0; k < all.length; k++) {
    const code = all[k];
    if (code === 0) {
      style.colour = '';
      style.bold = false;
    } else if (code === 1) {
      style.bold = true;
    } else if (code === 22) {
      style.bold = false;
    } else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) {
      style.colour = 'ansi-' + (code % 10);
    } else if (code === 39) {
      style.colour = '';
    } else if (code === 38 || code === 48) {
      k += all[k + 1] === 5 ? 2 : 4; // colours out of many are not shown
    }
  }
}

/** Returns text with the colours that it asks a terminal for. */
export function coloured(text) {
  const parts = document.createDocumentFragment();
  const style = {colour: '', bold: false};
  let done = 0;
  const put = piece => {
    const shown = visibleLines(piece);
    const classes = [style.colour, style.bold ? 'bold' : ''].filter(name => name).join(' ');
    parts.append(classes === '' ? shown : el('span', {class: classes}, shown));
  };
  for (const match of text.matchAll(COLOURS)) {
    put(text.slice(done, match.index));
    turn(style, match[1]);
    done = match.index + match[0].length;
  }
  put(text.slice(done));
  return parts;
}

/** Returns a stack trace in which the frames of the tests stand out. */
export function trace(text) {
  const pre = el('pre', {class: 'trace', tabindex: '0'});
  for (const line of text.split('\n')) {
    const own = /^\s+at /.test(line) && !FOREIGN.test(line);
    const kind = own ? 'own' : FOREIGN.test(line) || MORE.test(line) ? 'foreign' : 'said';
    pre.append(el('span', {class: kind}, visibleLines(line) + '\n'));
  }
  return pre;
}
