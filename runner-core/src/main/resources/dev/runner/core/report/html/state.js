// What is shown, as the part of the address behind '#', so that it can be sent to somebody.

const LISTS = {outcomes: 'o', flags: 'flag', plugins: 'p', tags: 'tag'};

/** What a person asked for. */
export class State {
  constructor() {
    this.listeners = [];
    this.read();
    addEventListener('hashchange', () => {
      this.read();
      this.tell();
    });
  }

  read() {
    const values = new URLSearchParams(location.hash.slice(1));
    for (const [name, key] of Object.entries(LISTS)) {
      this[name] = new Set(values.getAll(key));
    }
    this.query = values.get('q') ?? '';
    this.sort = values.get('sort') ?? '';
    this.className = values.get('class') ?? '';
    this.cluster = values.has('cluster') ? Number(values.get('cluster')) : -1;
    this.test = values.get('test') ?? '';
  }

  text() {
    const values = new URLSearchParams();
    for (const [name, key] of Object.entries(LISTS)) {
      this[name].forEach(value => values.append(key, value));
    }
    const others = {q: this.query, sort: this.sort, class: this.className, test: this.test};
    for (const [key, value] of Object.entries(others)) {
      if (value) {
        values.set(key, value);
      }
    }
    if (this.cluster >= 0) {
      values.set('cluster', this.cluster);
    }
    return '#' + values.toString();
  }

  /** Changes some of it; a test that is opened can be left with the browser's way back. */
  set(changes) {
    const opens = changes.test && changes.test !== this.test;
    Object.assign(this, changes);
    if (opens) {
      history.pushState(null, '', this.text());
    } else {
      history.replaceState(null, '', this.text());
    }
    this.tell();
  }

  /** Adds a value to one of the lists, or takes it away. */
  toggle(list, value) {
    const values = new Set(this[list]);
    if (!values.delete(value)) {
      values.add(value);
    }
    this.set({[list]: values});
  }

  /** Shows these tests and no others. */
  only(changes) {
    this.set({...State.nothing(), ...changes});
  }

  clear() {
    this.set(State.nothing());
  }

  isFiltered() {
    const lists = Object.keys(LISTS).some(name => this[name].size > 0);
    return lists || this.query !== '' || this.className !== '' || this.cluster >= 0;
  }

  static nothing() {
    const lists = Object.keys(LISTS).map(name => [name, new Set()]);
    return {...Object.fromEntries(lists), query: '', className: '', cluster: -1};
  }

  listen(listener) {
    this.listeners.push(listener);
  }

  tell() {
    this.listeners.forEach(listener => listener());
  }
}
