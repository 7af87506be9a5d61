import {OUTCOMES, ORDER} from './icons.js';
import {colour} from './theme.js';
import {counted, number, took, visible} from './text.js';

// Drawn by Chart.js. What a chart shows is always there as text, too.

const LANES = 40;
const drawn = new Map();

function draw(canvas, config) {
  drawn.get(canvas)?.destroy();
  Chart.defaults.color = colour('dim');
  Chart.defaults.borderColor = colour('line');
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 12;
  const options = {animation: false, responsive: true, maintainAspectRatio: false};
  drawn.set(canvas, new Chart(canvas, {...config, options: {...options, ...config.options}}));
}

function outcomesOf(counts) {
  return ORDER.map(code => OUTCOMES[code]).filter(one => one.count && counts[one.count] > 0);
}

/** Draws the share of each outcome as a ring. */
export function ring(canvas, counts) {
  const parts = outcomesOf(counts).reverse();
  draw(canvas, {
    type: 'doughnut',
    data: {
      labels: parts.map(one => one.word),
      datasets: [
        {
          data: parts.map(one => counts[one.count]),
          backgroundColor: parts.map(one => colour('fill-' + one.key)),
          borderColor: colour('card'),
          borderWidth: parts.length > 1 ? 2 : 0,
        },
      ],
    },
    options: {
      cutout: '76%',
      plugins: {
        legend: {display: false},
        tooltip: {callbacks: {label: item => ' ' + counted(item.raw, 'test')}},
      },
    },
  });
}

/** Draws the outcomes of one plugin as a bar. */
export function strip(canvas, counts) {
  const parts = outcomesOf(counts).reverse();
  draw(canvas, {
    type: 'bar',
    data: {
      labels: [''],
      datasets: parts.map(one => ({
        label: one.word,
        data: [counts[one.count]],
        backgroundColor: colour('fill-' + one.key),
        barThickness: 8,
        minBarLength: 3,
      })),
    },
    options: {
      indexAxis: 'y',
      events: [],
      scales: {x: {stacked: true, display: false, max: counts.planned}, y: {stacked: true, display: false}},
      plugins: {legend: {display: false}, tooltip: {enabled: false}},
    },
  });
}

/** Puts forks that followed each other into one lane. */
export function lanes(bars) {
  const spans = new Map();
  for (const [fork, , from, to] of bars) {
    const span = spans.get(fork) ?? {fork, from, to};
    span.from = Math.min(span.from, from);
    span.to = Math.max(span.to, to);
    spans.set(fork, span);
  }
  const all = [];
  for (const span of [...spans.values()].sort((a, b) => a.from - b.from || a.fork - b.fork)) {
    let lane = all.find(one => one.to <= span.from);
    if (!lane) {
      lane = {forks: [], to: 0};
      all.push(lane);
    }
    lane.forks.push(span.fork);
    lane.to = span.to;
  }
  return all.map(lane => lane.forks).sort((a, b) => a[0] - b[0]);
}

function laneNames(all) {
  return all.map(forks => {
    const shown = forks.length > 3 ? forks.slice(0, 2).join(', ') + ', \u2026' : forks.join(', ');
    return 'fork ' + shown;
  });
}

function barLabel(bar) {
  const [fork, name, from, to, tests, failed] = bar;
  const what = name === '' ? 'Several short classes' : visible(name);
  const bad = failed > 0 ? `, ${number(failed)} failed` : '';
  return [what, `${counted(tests, 'test')}${bad}, ${took(to - from)} on fork ${fork}`];
}

/** Draws which fork ran which class when; calls back with the class that is clicked. */
export function timeline(canvas, bars, plugins, pick) {
  const all = lanes(bars).slice(0, LANES);
  const names = laneNames(all);
  const laneOf = new Map(all.flatMap((forks, at) => forks.map(fork => [fork, names[at]])));
  const groups = new Map();
  const put = (key, fill, bar) => {
    if (!groups.has(key)) {
      groups.set(key, {label: key, backgroundColor: fill, data: []});
    }
    groups.get(key).data.push({x: [bar[2], Math.max(bar[3], bar[2] + 1)], y: laneOf.get(bar[0]), bar});
  };
  const known = bars.filter(one => laneOf.has(one[0])).sort((a, b) => plugins.indexOf(pluginOf(a)) - plugins.indexOf(pluginOf(b)));
  for (const bar of known) {
    const plugin = pluginOf(bar);
    const at = plugins.indexOf(plugin);
    if (bar[5] > 0) {
      put('with failures', colour('fill-failed'), bar);
    } else if (bar[1] === '') {
      put('short classes', colour('fill-skipped'), bar);
    } else {
      put(visible(plugin), colour('plugin-' + (at % 10)), bar);
    }
  }
  canvas.parentElement.style.height = 64 + all.length * 30 + 'px';
  const edge = colour('card');
  draw(canvas, {
    type: 'bar',
    data: {
      labels: names,
      datasets: [...groups.values()].map(group => ({
        ...group,
        grouped: false,
        barThickness: 16,
        minBarLength: 2,
        borderColor: edge,
        borderWidth: {left: 0, right: 1, top: 0, bottom: 0},
        borderSkipped: false,
      })),
    },
    options: {
      indexAxis: 'y',
      onClick: (event, hits, chart) => {
        const name = hits.length > 0 ? barAt(chart, hits[0])[1] : '';
        if (name !== '') {
          pick(name);
        }
      },
      scales: {
        x: {min: 0, ticks: {callback: value => (value === 0 ? '0' : took(value)), maxRotation: 0}, grid: {color: colour('line')}},
        y: {grid: {display: false}},
      },
      plugins: {
        legend: {position: 'bottom', align: 'start', labels: {boxWidth: 10, boxHeight: 10}},
        tooltip: {
          callbacks: {title: () => '', label: item => barLabel(item.raw.bar)},
        },
      },
    },
  });
  return all.length;
}

function pluginOf(bar) {
  return bar[1].slice(0, Math.max(0, bar[1].indexOf(':')));
}

function barAt(chart, hit) {
  return chart.data.datasets[hit.datasetIndex].data[hit.index].bar;
}
