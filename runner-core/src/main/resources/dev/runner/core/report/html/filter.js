import {ORDER} from './icons.js';

// Which tests are shown, and in which order.

const SLICE = 40000;
const PAUSE_MS = 10;

function sorted(size, compare) {
  const order = new Uint32Array(size);
  for (let i = 0; i < size; i++) {
    order[i] = i;
  }
  return compare ? order.sort(compare) : order;
}

/** Ranks what people look at first: failures that count, then those that do not, then the rest. */
function ranks(tests) {
  const muted = tests.flagBit('KNOWN') | tests.flagBit('UNSTABLE') | tests.flagBit('QUARANTINED');
  const marked = tests.flagBit('FLAKY') | tests.flagBit('LEAKED') | tests.flagBit('FIXED');
  const byCode = new Map(ORDER.map((code, at) => [code.charCodeAt(0), at]));
  return i => {
    const at = byCode.get(tests.outcomes[i]);
    if (at < 2) {
      return tests.flags[i] & muted ? 4 : at;
    }
    const later = at === 2 ? 2 : at + 2;
    return tests.flags[i] & marked ? Math.min(later, 3) : later;
  };
}

function problemsFirst(tests, size) {
  const rank = ranks(tests);
  const counts = new Uint32Array(16);
  const own = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    own[i] = rank(i);
    counts[own[i] + 1]++;
  }
  for (let r = 1; r < counts.length; r++) {
    counts[r] += counts[r - 1];
  }
  const order = new Uint32Array(size);
  for (let i = 0; i < size; i++) {
    order[counts[own[i]]++] = i;
  }
  return order;
}

function ordered(tests, sort) {
  const size = tests.loaded;
  switch (sort) {
    case 'slowest':
      return sorted(size, (a, b) => tests.tooks[b] - tests.tooks[a] || a - b);
    case 'started': {
      const at = i => (tests.starts[i] < 0 ? Infinity : tests.starts[i]);
      return sorted(size, (a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : a - b));
    }
    case 'name':
      return sorted(size);
    default:
      return problemsFirst(tests, size);
  }
}

/** Returns how names begin that make an id out of a class and the rest of a text. */
function namesAfter(hay, text) {
  const found = [];
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    if (hay.endsWith(text.slice(0, dot))) {
      found.push(text.slice(dot + 1));
    }
  }
  return found;
}

/** Makes the check whether one word that was typed is in a test. */
function word(tests, text) {
  const inClass = new Map();
  const inTags = new Map();
  const inNames = new Map();
  const remembered = (map, key, check) => {
    if (!map.has(key)) {
      map.set(key, check());
    }
    return map.get(key);
  };
  const beginnings = owner => remembered(inNames, owner, () => namesAfter(tests.classList[owner].hay, text));
  return i => {
    const owner = tests.classes[i];
    return (
      remembered(inClass, owner, () => tests.classList[owner].hay.includes(text)) ||
      tests.names[i].toLowerCase().includes(text) ||
      remembered(inTags, tests.tagSets[i], () =>
        tests.tags(i).some(tag => tag.toLowerCase().includes(text))) ||
      (tests.messages.has(i) && tests.message(i).toLowerCase().includes(text)) ||
      beginnings(owner).some(begin => tests.names[i].toLowerCase().startsWith(begin)) ||
      (tests.printedIds.has(i) && tests.id(i).toLowerCase().includes(text))
    );
  };
}

function checks(tests, wanted) {
  const all = [];
  const perClass = test => {
    const known = new Map();
    return i => {
      const owner = tests.classes[i];
      if (!known.has(owner)) {
        known.set(owner, test(tests.classList[owner]));
      }
      return known.get(owner);
    };
  };
  if (wanted.outcomes.size > 0) {
    const codes = new Set([...wanted.outcomes].map(code => code.charCodeAt(0)));
    all.push(i => codes.has(tests.outcomes[i]));
  }
  if (wanted.flags.size > 0) {
    const bits = [...wanted.flags].reduce((sum, flag) => sum | tests.flagBit(flag), 0);
    all.push(i => (tests.flags[i] & bits) !== 0);
  }
  if (wanted.plugins.size > 0) {
    all.push(perClass(owner => wanted.plugins.has(owner.plugin)));
  }
  if (wanted.className) {
    all.push(perClass(owner => owner.plugin + ':' + owner.name === wanted.className));
  }
  if (wanted.cluster >= 0) {
    all.push(i => tests.clusters[i] === wanted.cluster);
  }
  if (wanted.tags.size > 0) {
    const known = new Map();
    all.push(i => {
      const set = tests.tagSets[i];
      if (!known.has(set)) {
        known.set(set, tests.tags(i).some(tag => wanted.tags.has(tag)));
      }
      return known.get(set);
    });
  }
  const words = wanted.query.toLowerCase().split(/\s+/).filter(text => text);
  return all.concat(words.map(text => word(tests, text)));
}

/** Answers which tests are wanted, without stopping the page for long. */
export class Filter {
  constructor(tests) {
    this.tests = tests;
    this.orders = new Map();
    this.asked = 0;
  }

  order(sort) {
    const known = this.orders.get(sort);
    if (!known || known.length !== this.tests.loaded) {
      this.orders.set(sort, ordered(this.tests, sort));
    }
    return this.orders.get(sort);
  }

  /** Returns the numbers of the tests in their order; null if another question came meanwhile. */
  async find(wanted) {
    const question = ++this.asked;
    const order = this.order(wanted.sort);
    const all = checks(this.tests, wanted);
    if (all.length === 0) {
      return order;
    }
    const found = new Uint32Array(order.length);
    let count = 0;
    let since = performance.now();
    for (let from = 0; from < order.length; from += SLICE) {
      const end = Math.min(from + SLICE, order.length);
      for (let k = from; k < end; k++) {
        const i = order[k];
        if (all.every(check => check(i))) {
          found[count++] = i;
        }
      }
      if (performance.now() - since > PAUSE_MS && end < order.length) {
        await new Promise(go => setTimeout(go));
        since = performance.now();
        if (question !== this.asked) {
          return null;
        }
      }
    }
    return found.subarray(0, count);
  }
}
