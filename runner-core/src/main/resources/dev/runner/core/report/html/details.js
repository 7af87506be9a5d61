import {OUTCOMES, disc, flagWord, icon, letter} from './icons.js';
import {chunkWith, detail} from './chunks.js';
import {coloured, trace} from './output.js';
import {bytes, clock, copy, el, link, quoted, took, visible, visibleLines} from './text.js';

// One test, looked at closely.

const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
const STREAMS = {stdout: 'Standard output', stderr: 'Standard error', log: 'Log', process: 'Output of the process'};
let addresses = [];

function section(title, ...content) {
  return el('section', {class: 'part'}, el('h3', {}, title), ...content);
}

function copied(title, text, ...content) {
  const button = el('button', {type: 'button', class: 'quiet square', 'aria-label': 'Copy: ' + title, onclick: () => copy(text)}, icon('copy', 14));
  return el('section', {class: 'part'}, el('div', {class: 'part-head'}, el('h3', {}, title), button), ...content);
}

function blobOf(file) {
  const raw = atob(file.data);
  const content = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) {
    content[i] = raw.charCodeAt(i);
  }
  return new Blob([content], {type: IMAGES.includes(file.type) ? file.type : 'application/octet-stream'});
}

function attachment(file) {
  const name = visible(file.name);
  const size = el('span', {class: 'dim small'}, `${visible(file.type)}, ${bytes(file.size)}`);
  if (file.data === undefined) {
    return el('li', {}, name, ' ', size, el('div', {class: 'dim small'}, visible(file.note ?? '')));
  }
  const address = URL.createObjectURL(blobOf(file));
  addresses.push(address);
  const save = el('a', {href: address, download: file.name.split('/').pop()}, name);
  const picture = IMAGES.includes(file.type) ? el('img', {src: address, alt: name, class: 'picture'}) : null;
  return el('li', {}, save, ' ', size, picture);
}

function entry(values) {
  return el('dl', {class: 'facts-list'}, ...Object.entries(values).flatMap(([key, value]) => [el('dt', {}, visible(key)), el('dd', {class: 'lines'}, visibleLines(value))]));
}

/** Shows what was written and published, or with which words of the command it can be seen. */
function evidence(of, words = '--test ID') {
  const parts = [];
  for (const [stream, text] of Object.entries(of.output ?? {})) {
    parts.push(copied(STREAMS[stream] ?? stream, text, el('pre', {class: 'output', tabindex: '0'}, coloured(text))));
  }
  if (of.entries) {
    parts.push(section('Report entries', ...of.entries.map(entry)));
  }
  if (of.files) {
    parts.push(section('Files', el('ul', {class: 'plain files'}, ...of.files.map(attachment))));
  }
  if (of.leftOut) {
    parts.push(el('p', {class: 'note'}, 'What it wrote is too much for this page; the store has it: runner runs show RUN ' + words));
  }
  return parts;
}

function attemptText(attempt) {
  const facts = [
    attempt.startedAt && clock(attempt.startedAt),
    took(attempt.durationMs),
    attempt.fork && 'fork ' + attempt.fork,
    attempt.cause && attempt.cause.toLowerCase().replaceAll('_', ' '),
  ];
  return facts.filter(fact => fact).join(' \u00b7 ');
}

function attemptParts(attempt) {
  const parts = [el('p', {class: 'dim small'}, attemptText(attempt))];
  if (attempt.message) {
    parts.push(copied('Message', attempt.message, el('pre', {class: 'message', tabindex: '0'}, visibleLines(attempt.message))));
  }
  if (attempt.trace) {
    parts.push(copied('Stack trace', attempt.trace, trace(attempt.trace)));
  }
  return parts.concat(evidence(attempt));
}

function attempts(all) {
  if (all.length === 1) {
    return attemptParts(all[0]);
  }
  const panel = el('div', {role: 'tabpanel', id: 'attempt-panel'});
  const tabs = all.map((attempt, at) =>
    el('button', {type: 'button', role: 'tab', class: 'tab', 'aria-controls': 'attempt-panel', onclick: () => pick(at)}, disc(letter(attempt.outcome), 13), `Attempt ${attempt.attempt}`));
  const pick = at => {
    tabs.forEach((tab, other) => {
      tab.setAttribute('aria-selected', String(at === other));
      tab.tabIndex = at === other ? 0 : -1;
    });
    panel.replaceChildren(...attemptParts(all[at]));
  };
  const list = el('div', {role: 'tablist', class: 'tabs', 'aria-label': 'Attempts'}, ...tabs);
  list.addEventListener('keydown', event => {
    const by = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (by) {
      const next = (tabs.findIndex(tab => tab.tabIndex === 0) + by + tabs.length) % tabs.length;
      pick(next);
      tabs[next].focus();
    }
  });
  pick(all.length - 1);
  return [list, panel];
}

function known(found) {
  const parts = [];
  if (found.knownIssues) {
    parts.push(section('Known issues', el('ul', {class: 'plain'}, ...found.knownIssues.map(issue => el('li', {}, issue.link ? link(issue.link, issue.id) : visible(issue.id), ' ', visible(issue.reason ?? ''), ' ', el('span', {class: 'badge'}, issue.mode ?? ''))))));
  }
  if (found.quarantine) {
    parts.push(section('Quarantine', el('p', {}, visible(found.quarantine))));
  }
  return parts;
}

function outside(found, title) {
  const parts = found.outside.flatMap(one => [el('p', {class: 'dim small'}, `${visible(one.by)}, fork ${one.fork}`), ...evidence(one, '--format json')]);
  return el('details', {class: 'part'}, el('summary', {}, title), ...parts);
}

function expression(text) {
  const at = text.indexOf('(#');
  const method = at < 0 ? text : text.slice(0, at);
  return '^' + method.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + '(\\[|$)';
}

/** The drawer with one test in it. */
export class Details {
  constructor(run, tests, close, step) {
    this.run = run;
    this.tests = tests;
    this.close = close;
    this.step = step;
    this.box = document.getElementById('details');
  }

  isOpen() {
    return !this.box.hidden;
  }

  hide() {
    this.box.hidden = true;
    document.body.classList.remove('with-drawer');
    this.forget();
  }

  forget() {
    addresses.forEach(address => URL.revokeObjectURL(address));
    addresses = [];
  }

  /** Shows a test. */
  async show(i) {
    const {tests} = this;
    this.shown = i;
    const [found, more] = await Promise.all([this.found(i), this.more(i)]);
    const classAt = tests.classOf(i).detail;
    const ofClass = classAt >= 0 ? await detail(classAt) : null;
    if (this.shown !== i) {
      return;
    }
    this.forget();
    this.box.replaceChildren(this.head(i), el('div', {class: 'drawer-body'}, ...this.body(i, found, more, ofClass)));
    this.box.setAttribute('aria-label', 'Test ' + visible(tests.names[i]));
    this.box.hidden = false;
    document.body.classList.add('with-drawer');
    this.box.scrollTop = 0;
    if (document.activeElement?.tagName !== 'INPUT') {
      this.box.focus({preventScroll: true});
    }
  }

  found(i) {
    const at = this.tests.details[i];
    return at < 0 ? Promise.resolve(null) : detail(at);
  }

  async more(i) {
    const {content, place} = await chunkWith('more', i);
    return {uniqueId: content.uniqueId[place], displayName: content.displayName[place], uuid: content.uuid[place]};
  }

  head(i) {
    const {tests} = this;
    const code = tests.outcome(i);
    const owner = tests.classOf(i);
    const button = (name, label, action) => el('button', {type: 'button', class: 'quiet square', 'aria-label': label, title: label, onclick: action}, icon(name));
    return el(
      'div',
      {class: 'drawer-head edge-' + OUTCOMES[code].key},
      el(
        'div',
        {class: 'drawer-tools'},
        disc(code),
        el('strong', {class: 'of-' + OUTCOMES[code].key}, OUTCOMES[code].word),
        ...tests.flagsOf(i).map(flag => el('span', {class: 'badge flag-' + flag.toLowerCase()}, flagWord(flag))),
        el('span', {class: 'grow'}),
        button('link', 'Copy a link to this test', () => copy(location.href)),
        button('up', 'Test before (k)', () => this.step(-1)),
        button('down', 'Next test (j)', () => this.step(1)),
        button('close', 'Close (Esc)', () => this.close())),
      el('h2', {}, el('bdi', {}, visible(tests.names[i]))),
      el('div', {class: 'dim mono small'}, el('bdi', {}, visible(owner.plugin + ':' + owner.name))));
  }

  body(i, found, more, ofClass) {
    const {tests} = this;
    const parts = found ? known(found) : [];
    if (found?.attempts) {
      parts.push(...attempts(found.attempts));
    } else if (found?.message) {
      parts.push(...attemptParts({message: found.message, trace: found.trace, leftOut: found.leftOut}));
    } else {
      parts.push(...this.plain(i));
    }
    parts.push(this.facts(i, more));
    if (tests.outcome(i) !== 'C') {
      const line = 'runner run -r ' + quoted(expression(tests.id(i)));
      parts.push(copied('Run this test', line, el('pre', {class: 'message', tabindex: '0'}, visible(line))));
    }
    return ofClass ? [...parts, outside(ofClass, 'Written by the class, outside of its tests')] : parts;
  }

  plain(i) {
    const {tests} = this;
    const message = tests.message(i);
    return attemptParts({
      message,
      durationMs: tests.tooks[i] < 0 ? null : tests.tooks[i] / 1000,
      fork: tests.forks[i],
      startedAt: tests.starts[i] < 0 ? null : Date.parse(this.run.startedAt) + tests.starts[i],
    });
  }

  facts(i, more) {
    const {tests} = this;
    const facts = [
      ['Id', tests.id(i)],
      ['Shown as', more.displayName],
      ['Test id', more.uuid],
      ['Tags', tests.tags(i).join(', ')],
      ['JUnit id', more.uniqueId],
    ].filter(([, value]) => value);
    return section('Identity', el('dl', {class: 'facts-list'}, ...facts.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {class: 'mono small'}, el('bdi', {}, visible(value)))])));
  }
}

/** Shows what was written outside of all classes. */
export async function outsideOf(at, add) {
  add(outside(await detail(at), 'Written outside of tests and classes'));
}
