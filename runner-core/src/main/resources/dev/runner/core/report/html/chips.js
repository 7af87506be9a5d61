import {OUTCOMES, ORDER, disc, flagWord, icon} from './icons.js';
import {el, number, visible} from './text.js';

// The filters above the list, as buttons that are pressed or not.

const MANY = 8;

function chip(label, count, pressed, toggle, lead) {
  return el(
    'button',
    {type: 'button', class: 'chip', 'aria-pressed': String(pressed), onclick: toggle},
    lead ?? null,
    label,
    count === null ? null : el('span', {class: 'chip-count'}, number(count)));
}

function flagCounts(tests) {
  const counts = tests.flagNames.map(() => 0);
  for (let i = 0; i < tests.loaded; i++) {
    for (let bits = tests.flags[i], bit = 0; bits; bits >>= 1, bit++) {
      counts[bit] += bits & 1;
    }
  }
  return counts;
}

function outcomeCounts(tests) {
  const counts = {};
  for (let i = 0; i < tests.loaded; i++) {
    const code = tests.outcomes[i];
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return code => counts[code.charCodeAt(0)] ?? 0;
}

/** The filters; made anew when they change. */
export class Chips {
  constructor(run, tests, state) {
    this.run = run;
    this.tests = tests;
    this.state = state;
    this.open = new Set();
    this.box = document.getElementById('chips');
    this.counted = -1;
    state.listen(() => this.show());
  }

  count() {
    if (this.counted !== this.tests.loaded) {
      this.counted = this.tests.loaded;
      this.outcome = outcomeCounts(this.tests);
      this.flag = flagCounts(this.tests);
    }
  }

  show() {
    this.count();
    const focused = this.box.contains(document.activeElement) ? document.activeElement.textContent : null;
    const groups = [this.outcomes(), this.flags(), this.plugins(), this.tags(), this.others()];
    this.box.replaceChildren(...groups.flat().filter(one => one));
    if (focused !== null) {
      [...this.box.children].find(one => one.textContent === focused)?.focus();
    }
  }

  outcomes() {
    return ORDER.filter(code => this.outcome(code) > 0).map(code =>
      chip(OUTCOMES[code].word, this.outcome(code), this.state.outcomes.has(code), () => this.state.toggle('outcomes', code), disc(code, 13)));
  }

  flags() {
    return this.tests.flagNames.map((flag, bit) =>
      this.flag[bit] > 0 || this.state.flags.has(flag)
        ? chip(flagWord(flag), this.flag[bit], this.state.flags.has(flag), () => this.state.toggle('flags', flag))
        : null);
  }

  plugins() {
    const all = this.run.plugins.filter(plugin => plugin.counts.planned > 0).map(plugin => [plugin.id, plugin.counts.planned]);
    return all.length > 1 ? this.some('plugins', all, '') : [];
  }

  tags() {
    return this.some('tags', this.run.tags, '#');
  }

  some(list, all, mark) {
    const open = this.open.has(list);
    const shown = all.filter(([value], at) => open || at < MANY || this.state[list].has(value));
    const chips = shown.map(([value, count]) =>
      chip(el('bdi', {}, mark + visible(value)), count, this.state[list].has(value), () => this.state.toggle(list, value)));
    if (all.length > MANY) {
      const turn = () => {
        if (!this.open.delete(list)) {
          this.open.add(list);
        }
        this.show();
      };
      const text = open ? `fewer ${list}` : `${number(all.length - shown.length)} more ${list}`;
      chips.push(el('button', {type: 'button', class: 'textual', onclick: turn, 'aria-expanded': String(open)}, text));
    }
    return chips;
  }

  others() {
    const {state} = this;
    const without = (label, changes) => chip(el('span', {class: 'chip-with'}, label, icon('close', 12)), null, true, () => state.set(changes));
    return [
      state.className ? without(el('bdi', {}, visible(state.className)), {className: ''}) : null,
      state.cluster >= 0 ? without(this.clusterName(), {cluster: -1}) : null,
      state.isFiltered() ? el('button', {type: 'button', class: 'textual', onclick: () => state.clear()}, 'Clear all') : null,
    ];
  }

  clusterName() {
    const cluster = this.run.clusters.find(one => one.number === this.state.cluster);
    return 'Reason: ' + visible((cluster?.message ?? '').slice(0, 40));
  }
}
