import {disc, icon, letter} from './icons.js';
import {lanes, strip, timeline} from './charts.js';
import {clock, copy, counted, el, number, took, visible} from './text.js';
import {onTheme} from './theme.js';

// The cards below the verdict.

const LIST = 5;
const SHORT_LIST = 3;

function card(title, extra, ...content) {
  const head = el('div', {class: 'card-head'}, el('h2', {}, title), extra);
  return el('section', {class: 'card', 'aria-label': title}, head, ...content);
}

function note(text) {
  return el('p', {class: 'note'}, text);
}

/** Makes the short name of a test out of its id, with the whole one as its tip. */
function testLink(id, state) {
  const open = event => {
    event.preventDefault();
    state.set({test: id});
  };
  const bare = id.endsWith(']') ? id.slice(0, id.lastIndexOf('[')) : id;
  const paren = bare.indexOf('(');
  const dots = (paren < 0 ? bare : bare.slice(0, paren)).split('.');
  const short = dots.slice(-2).join('.') + (paren < 0 ? '' : bare.slice(paren));
  const href = '#' + new URLSearchParams({test: id});
  return el('a', {href, onclick: open, class: 'test-link', title: visible(id)}, el('bdi', {}, visible(short)));
}

function listOf(tests, state, times) {
  const items = tests.map(([id, before, after]) =>
    el('li', {}, testLink(id, state), times ? el('span', {class: 'dim small'}, ` ${took(before)} \u2192 ${took(after)}`) : null));
  return el('ul', {class: 'plain'}, ...items);
}

function more(count, shown, go) {
  const left = count - Math.min(count, shown);
  return left > 0
    ? el('button', {type: 'button', class: 'textual', onclick: go}, `and ${number(left)} more`)
    : null;
}

/** Tells what is different from the run before. */
export function news(run, state, toTests) {
  const changes = run.changes;
  if (!changes) {
    return card('What is new', null, note('There is no earlier run of these tests to compare with.'));
  }
  const since = el('span', {class: 'dim'}, 'since ' + clock(changes.startedAt));
  const groups = [
    ['newFailures', 'failed', 'New failures', 'NEW'],
    ['newlyFlaky', 'aborted', 'Newly flaky', 'FLAKY'],
    ['slower', 'aborted', 'Slower', ''],
    ['mended', 'passed', 'No longer failing', 'MENDED'],
  ].filter(([key]) => changes[key].count > 0);
  const most = groups.length > 2 ? SHORT_LIST : LIST;
  const parts = groups.map(([key, tone, title, flag]) => {
    const {count, tests} = changes[key];
    const go = () => {
      if (flag) {
        state.only({flags: new Set([flag])});
      } else {
        state.only({sort: 'slowest'});
      }
      toTests();
    };
    return el(
      'div',
      {class: 'group'},
      el('h3', {class: 'of-' + tone}, el('button', {type: 'button', class: 'textual of-' + tone, onclick: go}, `${number(count)} ${title.toLowerCase()}`)),
      listOf(tests.slice(0, most), state, key === 'slower'),
      more(count, most, go));
  });
  const others = [
    changes.stillFailing.count > 0 && `${counted(changes.stillFailing.count, 'test')} still failing`,
    changes.added.count > 0 && `${number(changes.added.count)} added`,
    changes.removed.count > 0 && `${number(changes.removed.count)} removed`,
  ].filter(text => text);
  const size = others.length === 0 ? [] : [note(others.join(', ') + '.')];
  const nothing = parts.length === 0 ? [note('Nothing: the same tests pass and fail as in the run before.')] : [];
  return card('What is new', since, ...parts, ...nothing, ...size);
}

/** Tells why tests failed, each reason once. */
export function clusters(run, state, toTests) {
  if (run.clusters.length === 0) {
    return card('Why tests failed', null, note('No test failed that counts.'));
  }
  const items = run.clusters.slice(0, 20).map(cluster => {
    const go = () => {
      state.only({cluster: cluster.number});
      toTests();
    };
    return el(
      'li',
      {class: 'cluster'},
      el('button', {type: 'button', class: 'tally', onclick: go, 'aria-label': counted(cluster.tests, 'test') + ' with this failure'}, number(cluster.tests)),
      el(
        'div',
        {class: 'cluster-text'},
        cluster.type ? el('div', {class: 'dim mono small'}, visible(cluster.type.split('.').pop())) : null,
        el('div', {class: 'clip'}, el('bdi', {}, visible(cluster.message || '(no message)'))),
        cluster.root ? el('div', {class: 'clip small dim'}, 'caused by ', el('bdi', {}, visible(cluster.root))) : null,
        el('div', {class: 'small'}, testLink(cluster.examples[0], state))));
  });
  const all = el('span', {class: 'dim'}, counted(run.clusterCount, 'reason'));
  return card('Why tests failed', all, el('ul', {class: 'plain scroll', tabindex: '0', 'aria-label': 'Reasons'}, ...items));
}

/** Shows how each plugin did. */
export function plugins(run, state, toTests) {
  const paints = [];
  const rows = run.plugins.map(plugin => {
    const canvas = el('canvas', {'aria-hidden': 'true'});
    const go = () => {
      state.only({plugins: new Set([plugin.id])});
      toTests();
    };
    const {counts} = plugin;
    const bad = counts.failed + counts.error;
    if (counts.planned > 0) {
      paints.push(() => strip(canvas, counts));
    }
    return el(
      'tr',
      {},
      el('th', {scope: 'row'}, el('button', {type: 'button', class: 'textual', onclick: go}, visible(plugin.id)), ' ', el('span', {class: 'dim small'}, visible(plugin.version))),
      el('td', {class: 'strip-cell'}, plugin.state === 'LOADED' || counts.planned > 0 ? el('div', {class: 'strip'}, canvas) : el('span', {class: 'badge of-error'}, plugin.state)),
      el('td', {class: 'num'}, number(counts.planned)),
      el('td', {class: 'num' + (bad > 0 ? ' of-failed' : ' dim')}, number(bad)));
  });
  const head = el('tr', {class: 'small dim'}, el('th', {scope: 'col'}, 'Plugin'), el('th', {scope: 'col'}, 'Outcomes'), el('th', {scope: 'col', class: 'num'}, 'Tests'), el('th', {scope: 'col', class: 'num'}, 'Failed'));
  const table = el('div', {class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'Plugins'}, el('table', {class: 'plugins'}, el('thead', {}, head), el('tbody', {}, ...rows)));
  const paint = () => paints.forEach(one => one());
  onTheme(paint);
  return {box: card('Plugins', el('span', {class: 'dim'}, counted(run.plugins.length, 'plugin')), table), paint};
}

/** Shows the tests that took longest. */
export function slowest(run, state, toTests) {
  if (run.slowest.length === 0) {
    return card('Slowest tests', null, note('No test ran.'));
  }
  const longest = Math.max(1, run.slowest[0][1]);
  const items = run.slowest.map(([id, ms, outcome]) => {
    const length = el('span', {class: 'meter', 'aria-hidden': 'true'});
    length.style.width = (100 * ms) / longest + '%';
    return el('li', {class: 'slow'}, disc(letter(outcome), 14), testLink(id, state), el('span', {class: 'num'}, took(ms)), length);
  });
  const go = () => {
    state.set({sort: 'slowest'});
    toTests();
  };
  const all = el('button', {type: 'button', class: 'textual', onclick: go}, 'all by time');
  return card('Slowest tests', all, el('ol', {class: 'plain'}, ...items));
}

/** Shows which fork ran what when. */
export function forks(run, state, toTests) {
  const paint = () => {};
  if (run.timeline.length === 0) {
    return {box: card('Forks', null, note('No test was started in a fork.')), paint};
  }
  const end = Math.max(...run.timeline.map(bar => bar[3]));
  const busy = run.timeline.reduce((sum, bar) => sum + bar[3] - bar[2], 0);
  const count = new Set(run.timeline.map(bar => bar[0])).size;
  const width = lanes(run.timeline).length;
  const share = Math.min(100, Math.round((100 * busy) / (width * Math.max(1, end))));
  const text = `${counted(count, 'fork')}, ${number(width)} at a time, busy ${share}% of ${took(end)}`;
  const canvas = el('canvas', {role: 'img', 'aria-label': 'Which fork ran which class when: ' + text});
  const ids = run.plugins.map(plugin => plugin.id);
  const pick = name => {
    state.only({className: name});
    toTests();
  };
  const draw = () => timeline(canvas, run.timeline, ids, pick);
  onTheme(draw);
  return {box: card('Forks over time', el('span', {class: 'dim'}, text), el('div', {class: 'timeline'}, canvas)), paint: draw};
}

function command(text, why) {
  const button = el('button', {type: 'button', class: 'quiet square', 'aria-label': 'Copy ' + text, onclick: () => copy(text)}, icon('copy'));
  return el('div', {class: 'command'}, el('div', {class: 'small dim'}, why), el('div', {class: 'command-line'}, el('code', {tabindex: '0'}, visible(text)), button));
}

/** Offers the commands with which one goes on. */
export function again(run) {
  const id = run.run;
  const lines = [];
  if (run.failing > 0) {
    lines.push(command(`runner run --failing ${id}`, 'Run what failed'));
  }
  if (run.counts.notRun > 0) {
    lines.push(command(`runner resume ${id}`, 'Finish what was left open'));
  }
  lines.push(command(`runner replay ${id}`, 'Run all of it again, in the same order and place'));
  if (run.command) {
    lines.push(command(run.command, 'As it was typed'));
  }
  return card('Run it again', null, ...lines);
}

function request(run) {
  try {
    return JSON.parse(run.request);
  } catch {
    return {};
  }
}

function originFacts(run) {
  const {origin} = run;
  if (!origin) {
    return [['Host', run.host]];
  }
  const {revision, configSha256} = origin;
  return [
    ['Host', origin.host],
    ['User', origin.user],
    ['Workspace', origin.folder],
    ['Revision', revision && [revision.name, revision.commit].filter(one => one).join(' ')],
    ['Environment', origin.environment],
    ['Labels', Object.entries(origin.labels).map(([name, value]) => name + '=' + value).join(', ')],
    ['Runner', origin.runner],
    ['JDK', origin.jdk],
    ['Configuration', configSha256 && configSha256.slice(0, 12)],
  ];
}

/** Tells where and with what the run was made. */
export function environment(run) {
  const asked = request(run);
  const facts = [
    ['Run', run.run],
    ['Started', run.startedAt],
    ['Took', took(run.durationMs)],
    ['State', run.state],
    ...originFacts(run),
    ['Order', [asked.order, asked.seed && 'seed ' + asked.seed].filter(one => one).join(', ')],
    ['Isolation', asked.isolation],
  ].filter(([, value]) => value);
  const list = el('dl', {class: 'facts-list'}, ...facts.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, el('bdi', {}, visible(String(value))))]));
  const options = (asked.plugins ?? []).map(plugin =>
    el('details', {}, el('summary', {}, `${visible(plugin.id)} ${visible(plugin.version ?? '')}`), el('pre', {class: 'small', tabindex: '0'}, visible(JSON.stringify({sha256: plugin.sha256, options: plugin.options, parameters: plugin.parameters}, null, 2), '\n'))));
  return card('Environment', null, list, el('div', {class: 'options scroll', tabindex: '0', role: 'group', 'aria-label': 'Plugins and their options'}, ...options));
}

/** Lists problems of plugins, options and discovery; null if there are none. */
export function issues(run) {
  if (!run.issueCount) {
    return null;
  }
  const tone = {ERROR: 'error', WARNING: 'aborted', INFO: 'skipped'};
  const items = run.issues.map(issue =>
    el('li', {class: 'issue'}, el('span', {class: 'badge of-' + tone[issue.severity]}, issue.severity), el('div', {}, el('div', {}, visible(issue.message)), el('div', {class: 'dim small mono'}, visible([issue.code, issue.subject, issue.origin].filter(one => one).join(' \u00b7 '))))));
  return card('Issues', el('span', {class: 'dim'}, counted(run.issueCount, 'issue')), el('ul', {class: 'plain scroll', tabindex: '0', 'aria-label': 'Issues'}, ...items));
}
