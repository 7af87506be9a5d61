import {OUTCOMES, ORDER, icon} from './icons.js';
import {ring} from './charts.js';
import {clock, copy, counted, el, number, took, visible} from './text.js';
import {onTheme} from './theme.js';

// The verdict: what a person wants to know before anything else.

const EXITS = {
  0: 'every planned test has a verdict and none failed',
  1: 'tests failed',
  2: 'usage or configuration',
  3: 'a problem with plugins',
  4: 'nothing ran',
  5: 'tests without a verdict',
  6: 'results were not stored',
  7: 'an export failed',
  130: 'interrupted',
  143: 'terminated',
};

/** Returns what a run amounts to, and in which colour. */
export function verdict(run) {
  const counts = run.counts ?? {};
  if (run.failing > 0) {
    return {word: 'Failed', key: 'failed'};
  }
  if (counts.notRun > 0 || run.exit === 5 || run.state === 'LOST') {
    return {word: 'Incomplete', key: 'notrun'};
  }
  if (run.state === 'CANCELLED') {
    return {word: 'Cancelled', key: 'aborted'};
  }
  if (run.outcome === 'FAILED' || run.outcome === 'ERROR') {
    return {word: 'Failed', key: 'failed'};
  }
  if (!counts.planned) {
    return {word: 'Nothing ran', key: 'skipped'};
  }
  return {word: 'Passed', key: 'passed'};
}

function sentence(run) {
  const counts = run.counts;
  const all = counted(counts.planned, 'test');
  if (run.failing > 0) {
    const muted = counts.failed + counts.error - run.failing;
    return `${number(run.failing)} of ${all} failed` + (muted > 0 ? `, ${number(muted)} more as expected` : '');
  }
  if (counts.notRun > 0) {
    return `${number(counts.notRun)} of ${all} have no verdict`;
  }
  return counts.passed === counts.planned
    ? `All ${all} passed`
    : `${number(counts.passed)} of ${all} passed, none failed`;
}

function countButton(one, counts, state, toTests) {
  const value = counts[one.count];
  const pick = () => {
    state.only({outcomes: new Set([one.code])});
    toTests();
  };
  return el(
    'button',
    {type: 'button', class: 'count of-' + one.key, onclick: pick, disabled: value === 0},
    el('span', {class: 'count-number'}, number(value)),
    el('span', {class: 'count-word'}, one.word));
}

/** Makes the bar at the top. */
export function bar(run) {
  document.getElementById('brand').append(icon('play'), 'Runner');
  const id = el('button', {type: 'button', class: 'quiet mono', title: 'Copy the id of the run'}, run.run.slice(0, 13));
  id.addEventListener('click', () => copy(run.run));
  const result = verdict(run);
  document.getElementById('bar-run').append(
    el('span', {class: 'pill of-' + result.key}, result.word),
    id);
}

function onward(run) {
  const [text, why] = goesOn(run);
  const button = el('button', {type: 'button', class: 'quiet square', 'aria-label': 'Copy ' + text, onclick: () => copy(text)}, icon('copy'));
  return el('div', {class: 'command onward'}, el('div', {class: 'small dim'}, why), el('div', {class: 'command-line'}, el('code', {tabindex: '0'}, text), button));
}

/** Returns the command that most people want next, and what it does. */
function goesOn(run) {
  if (run.failing > 0) {
    return ['runner run --failing ' + run.run, 'Run what failed'];
  }
  return run.counts.notRun > 0
    ? ['runner resume ' + run.run, 'Finish what was left open']
    : ['runner replay ' + run.run, 'Run all of it again'];
}

/** Makes the verdict. */
export function hero(run, state, toTests) {
  const result = verdict(run);
  document.title = `${result.word}: ${sentence(run)} - Runner`;
  const canvas = el('canvas', {role: 'img', 'aria-label': sentence(run)});
  const counts = ORDER.map(code => ({...OUTCOMES[code], code})).filter(one => one.count);
  const facts = [
    run.startedAt && clock(run.startedAt),
    run.durationMs !== null && took(run.durationMs),
    'on ' + visible(run.origin?.host ?? run.host),
    run.exit !== null && run.exit !== undefined && `exit ${run.exit}, ${EXITS[run.exit] ?? 'unknown'}`,
  ];
  const share = run.counts.planned > 0 ? (100 * run.counts.passed) / run.counts.planned : 0;
  const percent = share === 100 ? '100' : Math.min(share, 99.9).toFixed(share < 99 ? 0 : 1);
  const box = el(
    'div',
    {class: 'hero card edge-' + result.key},
    el('div', {class: 'ring'}, canvas, el('span', {class: 'ring-text'}, percent + '%', el('small', {}, 'passed'))),
    el(
      'div',
      {class: 'hero-text'},
      el('h1', {}, el('span', {class: 'verdict of-' + result.key}, result.word), ' ', el('span', {class: 'sentence'}, sentence(run))),
      el('p', {class: 'facts'}, ...facts.filter(fact => fact).map(fact => el('span', {}, fact))),
      el('div', {class: 'counts'}, ...counts.map(one => countButton(one, run.counts, state, toTests)))),
    onward(run));
  const paint = () => ring(canvas, run.counts);
  onTheme(paint);
  return {box, paint};
}
