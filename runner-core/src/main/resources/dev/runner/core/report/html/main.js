import {complete, rows, summary} from './chunks.js';
import {Chips} from './chips.js';
import {Details, outsideOf} from './details.js';
import {Filter} from './filter.js';
import {List} from './list.js';
import {State} from './state.js';
import {Tests} from './tests.js';
import {bar, hero} from './overview.js';
import {again, clusters, environment, forks, issues, news, plugins, slowest} from './panels.js';
import {el, number} from './text.js';
import {icon} from './icons.js';
import {startKeys} from './keys.js';
import {startTheme} from './theme.js';

// Begins everything, and connects it.

const PRINTED = 1000;
const FRESH_MS = 250;
const TYPED_MS = 120;

function toTests() {
  const section = document.getElementById('tests');
  section.scrollIntoView();
  section.focus({preventScroll: true});
}

function showOverview(run, state) {
  const box = document.getElementById('overview');
  const top = hero(run, state, toTests);
  const ofPlugins = plugins(run, state, toTests);
  const ofForks = forks(run, state, toTests);
  const side = [again(run), environment(run), issues(run)].filter(part => part);
  box.append(
    top.box,
    el('div', {class: 'grid'}, news(run, state, toTests), clusters(run, state, toTests), ofPlugins.box, slowest(run, state, toTests)),
    ofForks.box,
    el('div', {class: 'grid'}, ...side));
  requestAnimationFrame(() => setTimeout(() => [top, ofPlugins, ofForks].forEach(part => part.paint())));
  if (run.outside >= 0) {
    complete().then(() => outsideOf(run.outside, part => {
      part.classList.add('card');
      box.append(part);
    }));
  }
}

/** Everything about the list of tests. */
class Page {
  constructor(run, state) {
    this.run = run;
    this.state = state;
    this.tests = new Tests(run.rows, run.flags);
    this.filter = new Filter(this.tests);
    this.list = new List(this.tests, i => this.look(i));
    this.chips = new Chips(run, this.tests, state);
    this.details = new Details(run, this.tests, () => this.close(), by => this.step(by));
    this.search = document.getElementById('search');
    this.sort = document.getElementById('sort');
    state.listen(() => this.refresh());
    this.connect();
  }

  connect() {
    let typing = 0;
    this.search.addEventListener('input', () => {
      clearTimeout(typing);
      typing = setTimeout(() => this.state.set({query: this.search.value}), TYPED_MS);
    });
    this.sort.addEventListener('change', () => this.state.set({sort: this.sort.value}));
    addEventListener('beforeprint', () => {
      document.getElementById('none').textContent = this.list.print(PRINTED);
    });
    startKeys({
      step: by => this.step(by),
      open: () => this.list.cursor >= 0 && this.look(this.list.found[this.list.cursor]),
      close: () => this.close(),
      overview: () => scrollTo(0, 0),
      failures: () => this.state.only({outcomes: new Set(['E', 'F', 'C'])}),
      clear: () => this.state.clear(),
      intoList: () => this.list.goTo(0),
    });
  }

  async load() {
    let fresh = performance.now();
    for await (const {first, columns} of rows()) {
      this.tests.add(first, columns);
      if (first === 0 || performance.now() - fresh > FRESH_MS) {
        await this.refresh();
        fresh = performance.now();
      }
    }
    await this.refresh();
    document.body.dataset.ready = 'true';
  }

  async refresh() {
    const {state} = this;
    if (document.activeElement !== this.search) {
      this.search.value = state.query;
    }
    this.sort.value = state.sort;
    const key = JSON.stringify([this.tests.loaded, {...state, test: '', listeners: 0}, ...[state.outcomes, state.flags, state.plugins, state.tags].map(set => [...set])]);
    if (key !== this.key) {
      this.key = key;
      const began = performance.now();
      const found = await this.filter.find(state);
      if (found === null) {
        return;
      }
      this.chips.show();
      this.list.show(found);
      this.say(found.length);
      document.body.dataset.searchMs = Math.round(performance.now() - began);
    }
    await this.showTest();
  }

  say(count) {
    const {loaded, size} = this.tests;
    const reading = loaded < size ? ` (reading ${Math.floor((100 * loaded) / size)}%)` : '';
    document.getElementById('shown').textContent = `${number(count)} of ${number(size)}${reading}`;
    const none = document.getElementById('none');
    none.hidden = count > 0;
    none.textContent = count > 0 ? '' : 'No test is like that.';
  }

  async showTest() {
    const wanted = this.state.test;
    if (wanted === '') {
      if (this.details.isOpen()) {
        this.details.hide();
        this.list.openAt(-1);
      }
      return;
    }
    const i = this.tests.find(wanted);
    if (i >= 0 && (this.details.shown !== i || !this.details.isOpen())) {
      await this.details.show(i);
    }
    this.list.openAt(i);
    if (i < 0 && this.tests.loaded === this.tests.size) {
      trouble(`This page has no test '${wanted}'.`);
    }
  }

  look(i) {
    this.state.set({test: this.tests.id(i)});
  }

  step(by) {
    if (!this.details.isOpen()) {
      this.list.move(by);
      return;
    }
    const next = this.list.beside(by);
    if (next >= 0) {
      this.look(next);
      this.list.goTo(this.list.found.indexOf(next), false);
    }
  }

  close() {
    if (this.details.isOpen()) {
      this.state.set({test: ''});
      this.list.made.get(this.list.cursor)?.focus({preventScroll: true});
    }
  }
}

function trouble(text) {
  const box = document.getElementById('trouble');
  box.textContent = text;
  box.hidden = false;
}

async function start() {
  startTheme();
  document.getElementById('search-icon').append(icon('search'));
  document.getElementById('to-top').addEventListener('click', () => scrollTo(0, 0));
  document.getElementById('to-tests').addEventListener('click', toTests);
  const run = await summary();
  const state = new State();
  bar(run);
  showOverview(run, state);
  document.body.dataset.firstView = Math.round(performance.now());
  await complete();
  const page = new Page(run, state);
  if (state.isFiltered()) {
    toTests();
  }
  await page.load();
}

start().catch(error => trouble('This page cannot show its data: ' + error));
