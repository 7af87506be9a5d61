import {el, svg} from './text.js';

// The outcomes of tests: how each is called, drawn and ordered.

const PATHS = {
  passed: 'M4 8.5l2.7 2.7L12 5.5',
  failed: 'M5 5l6 6M11 5l-6 6',
  error: 'M8 4v5M8 11.6v.4',
  skipped: 'M4.5 8h7',
  aborted: 'M5.5 5.5h5v5h-5z',
  notrun: 'M8 5v3.2l2 1.3',
  search: 'M7 3a4 4 0 1 0 0 8a4 4 0 0 0 0-8M10 10l3.5 3.5',
  copy: 'M6 6h7v7H6zM3 10V3h7',
  close: 'M4 4l8 8M12 4l-8 8',
  up: 'M4 10l4-4 4 4',
  down: 'M4 6l4 4 4-4',
  moon: 'M12.5 9.8A5.2 5.2 0 0 1 6.2 3.5a5.2 5.2 0 1 0 6.3 6.3z',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 0 0 0-5.6M8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M12.6 3.4l-1.1 1.1M4.5 11.5l-1.1 1.1',
  link: 'M6.5 9.5l3-3M7 5l1.5-1.5a2.6 2.6 0 0 1 3.7 3.7L10.7 8.7M9 11l-1.5 1.5a2.6 2.6 0 0 1-3.7-3.7L5.3 7.3',
  play: 'M5.5 4l6 4-6 4z',
};

/** The letter of an outcome to what it is; the first ones are looked at first. */
export const OUTCOMES = {
  E: {key: 'error', word: 'Error', count: 'error'},
  F: {key: 'failed', word: 'Failed', count: 'failed'},
  C: {key: 'error', word: 'Class failed'},
  A: {key: 'aborted', word: 'Aborted', count: 'aborted'},
  N: {key: 'notrun', word: 'Not run', count: 'notRun'},
  S: {key: 'skipped', word: 'Skipped', count: 'skipped'},
  P: {key: 'passed', word: 'Passed', count: 'passed'},
};

export const ORDER = Object.keys(OUTCOMES);

/** Returns the letter of an outcome's name. */
export function letter(name) {
  return name[0];
}

/** Draws a sign. */
export function icon(name, size = 16) {
  return svg(
    'svg',
    {viewBox: '0 0 16 16', width: size, height: size, class: 'icon', 'aria-hidden': 'true'},
    svg('path', {d: PATHS[name]}));
}

/** Draws the sign of an outcome, on a disc of its colour. */
export function disc(code, size = 18) {
  const outcome = OUTCOMES[code];
  const box = el('span', {class: 'disc of-' + outcome.key});
  box.append(icon(outcome.key, size));
  return box;
}

/** Returns how a mark beside an outcome is called. */
export function flagWord(flag) {
  return flag === 'MENDED' ? 'NOW PASSES' : flag;
}
