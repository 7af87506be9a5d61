// Elements and texts. No text ever becomes HTML: all of it goes through textContent.

const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;
const JOINERS = '\u200c\u200d';
const SVG = 'http://www.w3.org/2000/svg';

function escaped(character) {
  let text = '';
  for (let i = 0; i < character.length; i++) {
    text += '\\u' + character.charCodeAt(i).toString(16).padStart(4, '0');
  }
  return text;
}

/** Returns a text whose every character can be seen; those in `kept` stay as they are. */
export function visible(text, kept = '') {
  return text.replace(HIDDEN, c => {
    if (kept.includes(c) || JOINERS.includes(c)) {
      return c;
    }
    return c === '\n' ? '\\n' : escaped(c);
  });
}

/** Returns a text of several lines whose every character can be seen. */
export function visibleLines(text) {
  return visible(text.replaceAll('\r\n', '\n'), '\n\t');
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

/** Makes an element; attribute names are ours, children are elements and texts. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Makes an element of a drawing. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Makes a link out of an address that somebody wrote; plain text if it does not lead to a site. */
export function link(address, text) {
  return /^https?:\/\//i.test(address)
    ? el('a', {href: address, rel: 'noopener noreferrer', target: '_blank'}, visible(text))
    : el('span', {}, visible(text));
}

const NUMBER = new Intl.NumberFormat('en');

export function number(value) {
  return NUMBER.format(value);
}

/** Returns a number with its noun. */
export function counted(value, one, many = one + 's') {
  return number(value) + ' ' + (value === 1 ? one : many);
}

/** Returns a time of so many milliseconds for people. */
export function took(ms) {
  if (ms === null || ms === undefined || ms < 0) {
    return '';
  }
  if (ms < 1) {
    return '<1 ms';
  }
  if (ms < 1000) {
    return Math.round(ms) + ' ms';
  }
  if (ms < 60000) {
    return (ms / 1000).toFixed(ms < 10000 ? 2 : 1) + ' s';
  }
  const seconds = Math.round(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [h, m, s] = parts;
  return h > 0 ? `${h} h ${m} min` : `${m} min ${s} s`;
}

export function bytes(size) {
  if (size < 1024) {
    return counted(size, 'byte');
  }
  return size < 1048576 ? (size / 1024).toFixed(1) + ' KiB' : (size / 1048576).toFixed(1) + ' MiB';
}

/** Returns a point in time for people, in the zone of the reader. */
export function clock(iso) {
  const at = new Date(iso);
  return at.toLocaleString('en-GB', {dateStyle: 'medium', timeStyle: 'medium'});
}

/** Returns a text as a shell takes it for one word. */
export function quoted(text) {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : "'" + text.replaceAll("'", "'\\''") + "'";
}

/** Copies a text and says so. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el('textarea', {class: 'offscreen'});
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  toast('Copied');
}

let hiding = 0;

export function toast(text) {
  const box = document.getElementById('toast');
  box.textContent = text;
  box.classList.add('on');
  clearTimeout(hiding);
  hiding = setTimeout(() => box.classList.remove('on'), 1600);
}
