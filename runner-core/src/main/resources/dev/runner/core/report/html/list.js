import {OUTCOMES, disc, flagWord} from './icons.js';
import {el, number, took, visible} from './text.js';

// The list of tests: only the rows that can be seen exist.

const HIGHEST = 8000000; // browsers draw no element that is much higher
const SPARE = 6;

function rowOf(tests, i) {
  const owner = tests.classOf(i);
  const code = tests.outcome(i);
  const message = tests.message(i);
  const flags = tests.flagsOf(i).map(flag => el('span', {class: 'badge flag-' + flag.toLowerCase()}, flagWord(flag)));
  const tries = tests.attempts[i] > 1 ? [el('span', {class: 'badge'}, tests.attempts[i] + ' tries')] : [];
  const dot = owner.name.lastIndexOf('.') + 1;
  return [
    el('span', {role: 'gridcell', class: 'cell-outcome of-' + OUTCOMES[code].key}, disc(code), el('span', {class: 'word'}, OUTCOMES[code].word)),
    el(
      'span',
      {role: 'gridcell', class: 'cell-test'},
      el('span', {class: 'cell-name'}, el('bdi', {class: 'name'}, visible(tests.names[i])), el('bdi', {class: 'owner'}, visible(owner.name.slice(dot)))),
      ...tries,
      ...flags,
      message === '' ? '' : el('bdi', {class: 'cell-message'}, visible(message.slice(0, 160)))),
    el('span', {role: 'gridcell', class: 'cell-plugin'}, visible(owner.plugin)),
    el('span', {role: 'gridcell', class: 'cell-fork num'}, tests.forks[i] > 0 ? String(tests.forks[i]) : ''),
    el('span', {role: 'gridcell', class: 'cell-took num'}, tests.tooks[i] < 0 ? '' : took(tests.tooks[i] / 1000)),
  ];
}

/** Shows some tests; scrolls with the page. */
export class List {
  constructor(tests, open) {
    this.tests = tests;
    this.open = open;
    this.found = new Uint32Array(0);
    this.cursor = -1;
    this.opened = -1;
    this.box = document.getElementById('rows');
    this.grid = document.getElementById('list');
    this.made = new Map();
    this.waiting = false;
    addEventListener('scroll', () => this.soon(), {passive: true});
    addEventListener('resize', () => this.renew());
    this.box.addEventListener('click', event => this.clicked(event));
    this.box.addEventListener('focusin', event => this.focused(event));
  }

  /** Shows these tests, in this order. */
  show(found) {
    this.found = found;
    this.cursor = Math.min(this.cursor, found.length - 1);
    this.grid.setAttribute('aria-rowcount', found.length + 1);
    this.renew();
  }

  renew() {
    const probe = getComputedStyle(this.grid).getPropertyValue('--row');
    this.rowHeight = parseFloat(probe) || 34;
    this.height = Math.min(this.found.length * this.rowHeight, HIGHEST);
    this.box.style.height = this.height + 'px';
    this.made.forEach(row => row.remove());
    this.made.clear();
    this.draw();
  }

  soon() {
    if (!this.waiting) {
      this.waiting = true;
      requestAnimationFrame(() => {
        this.waiting = false;
        this.draw();
      });
    }
  }

  /** Returns the place of the first row that can be seen, with the part of it that cannot. */
  firstRow(top) {
    const whole = this.found.length * this.rowHeight;
    if (whole <= this.height) {
      return top / this.rowHeight;
    }
    const seen = innerHeight;
    const share = Math.min(1, Math.max(0, top / (this.height - seen)));
    return share * (this.found.length - seen / this.rowHeight);
  }

  draw() {
    const top = Math.max(0, -this.box.getBoundingClientRect().top);
    const first = Math.max(0, this.firstRow(top));
    const from = Math.max(0, Math.floor(first) - SPARE);
    const to = Math.min(this.found.length, Math.ceil(first + innerHeight / this.rowHeight) + SPARE);
    for (const [at, row] of this.made) {
      if ((at < from || at >= to) && row !== document.activeElement) {
        row.remove();
        this.made.delete(at);
      }
    }
    for (let at = from; at < to; at++) {
      if (!this.made.has(at)) {
        this.make(at);
      }
    }
    this.made.forEach((row, at) => {
      row.style.top = top + (at - first) * this.rowHeight + 'px';
    });
    this.mark();
  }

  make(at) {
    const row = el('div', {class: 'row', role: 'row', 'aria-rowindex': at + 2, tabindex: '-1'}, ...rowOf(this.tests, this.found[at]));
    row.dataset.at = at;
    this.made.set(at, row);
    const next = [...this.made.keys()].filter(other => other > at).sort((a, b) => a - b)[0];
    this.box.insertBefore(row, next === undefined ? null : this.made.get(next));
  }

  mark() {
    const holder = this.made.has(this.cursor) ? this.cursor : Math.min(...this.made.keys());
    this.made.forEach((row, at) => {
      row.classList.toggle('at', at === this.cursor);
      row.setAttribute('aria-selected', String(this.found[at] === this.opened));
      row.tabIndex = at === holder ? 0 : -1;
    });
  }

  clicked(event) {
    const row = event.target.closest('.row');
    if (row && String(getSelection()) === '') {
      this.cursor = Number(row.dataset.at);
      this.open(this.found[this.cursor]);
    }
  }

  focused(event) {
    const row = event.target.closest('.row');
    if (row && Number(row.dataset.at) !== this.cursor) {
      this.cursor = Number(row.dataset.at);
      this.mark();
    }
  }

  /** Goes some rows down or up, and puts the row into view. */
  move(by) {
    if (this.found.length === 0) {
      return;
    }
    this.goTo(this.cursor < 0 ? 0 : this.cursor + by);
  }

  /** Goes to a row, which gets the focus if that is not elsewhere. */
  goTo(place, focus = true) {
    this.cursor = Math.max(0, Math.min(this.found.length - 1, place));
    const toolbar = document.getElementById('tools').getBoundingClientRect().bottom;
    const head = Math.max(toolbar, 0) + this.rowHeight;
    const box = this.box.getBoundingClientRect();
    const first = this.firstRow(Math.max(0, -box.top));
    const at = box.top + Math.max(0, -box.top) + (this.cursor - first) * this.rowHeight;
    if (at < head || at > innerHeight - 2 * this.rowHeight || this.rowHeight * this.found.length > this.height) {
      this.scrollTo(this.cursor);
    }
    this.draw();
    if (focus) {
      this.made.get(this.cursor)?.focus({preventScroll: true});
    }
  }

  scrollTo(place) {
    const start = this.box.getBoundingClientRect().top + scrollY;
    const above = innerHeight / 2;
    const whole = this.found.length * this.rowHeight;
    if (whole <= this.height) {
      scrollTo(0, Math.max(0, start + place * this.rowHeight - above));
      return;
    }
    const rows = innerHeight / this.rowHeight;
    const share = (place - rows / 2) / (this.found.length - rows);
    scrollTo(0, start + Math.max(0, share) * (this.height - innerHeight));
  }

  /** Puts the marks of the test that is looked at. */
  openAt(i) {
    this.opened = i;
    const place = this.found.indexOf(i);
    if (place >= 0) {
      this.cursor = place;
    }
    this.mark();
  }

  /** Returns the test that comes some places behind the one that is looked at; -1 if none does. */
  beside(by) {
    const place = this.found.indexOf(this.opened);
    const next = place < 0 ? -1 : place + by;
    return next >= 0 && next < this.found.length ? this.found[next] : -1;
  }

  /** Makes rows for paper, which does not scroll. */
  print(most) {
    const count = Math.min(most, this.found.length);
    for (let at = 0; at < count; at++) {
      if (!this.made.has(at)) {
        this.make(at);
      }
    }
    return count < this.found.length ? `${number(this.found.length - count)} more are not printed` : '';
  }
}
