import {el} from './text.js';
import {toggleTheme} from './theme.js';

// The keyboard.

const KEYS = [
  ['/', 'search'],
  ['j', 'next test'],
  ['k', 'test before'],
  ['Enter', 'look at the test'],
  ['Esc', 'close, or leave the search'],
  ['o', 'overview'],
  ['f', 'failures only'],
  ['x', 'clear all filters'],
  ['t', 'dark or light'],
  ['?', 'this help'],
];

function isTyping(target) {
  return target.matches('input, textarea, select');
}

function help() {
  const rows = KEYS.map(([key, what]) => el('tr', {}, el('th', {scope: 'row'}, el('kbd', {}, key)), el('td', {}, what)));
  document.getElementById('helper-text').replaceChildren(
    el('h2', {}, 'Keyboard'),
    el('table', {class: 'keys'}, el('tbody', {}, ...rows)),
    el('p', {class: 'dim small'}, 'The address of this page says what is shown: send it together with the file.'));
  document.getElementById('helper').showModal();
}

/** Connects keys with what they do. */
export function startKeys(actions) {
  const search = document.getElementById('search');
  const byKey = {
    '/': () => search.focus(),
    j: () => actions.step(1),
    k: () => actions.step(-1),
    ArrowDown: () => actions.step(1),
    ArrowUp: () => actions.step(-1),
    Enter: () => actions.open(),
    o: () => actions.overview(),
    f: () => actions.failures(),
    x: () => actions.clear(),
    t: () => toggleTheme(),
    '?': () => help(),
  };
  document.getElementById('help').addEventListener('click', help);
  addEventListener('keydown', event => {
    const {target, key} = event;
    if (event.ctrlKey || event.metaKey || event.altKey || document.getElementById('helper').open) {
      return;
    }
    if (key === 'Escape') {
      if (isTyping(target)) {
        target.blur();
      } else {
        actions.close();
      }
    } else if (isTyping(target)) {
      if (target === search && (key === 'Enter' || key === 'ArrowDown')) {
        event.preventDefault();
        actions.intoList();
      }
    } else if (takes(key, target) && byKey[key]) {
      event.preventDefault();
      byKey[key]();
    }
  });
}

/** Arrows scroll the page unless a row has the focus; Enter belongs to buttons and links. */
function takes(key, target) {
  const inRow = target.closest('.row') !== null;
  return inRow || !['ArrowDown', 'ArrowUp', 'Enter'].includes(key);
}
