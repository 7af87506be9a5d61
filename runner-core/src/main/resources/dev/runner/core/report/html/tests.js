// All tests of the run, column by column.

/** The tests; those that have been read have numbers from 0 to `loaded`. */
export class Tests {
  constructor(size, flags) {
    this.size = size;
    this.loaded = 0;
    this.flagNames = flags;
    this.names = new Array(size);
    this.outcomes = new Uint8Array(size);
    this.flags = new Uint16Array(size);
    this.starts = new Float64Array(size);
    this.tooks = new Float64Array(size);
    this.forks = new Int32Array(size);
    this.attempts = new Uint16Array(size);
    this.clusters = new Int16Array(size);
    this.details = new Int32Array(size);
    this.tagSets = new Int32Array(size);
    this.classes = new Int32Array(size);
    this.classList = [];
    this.tagLists = [];
    this.tagIndex = new Map();
    this.messages = new Map();
    this.printedIds = new Map();
  }

  /** Takes the next part. */
  add(first, columns) {
    const count = columns.name.length;
    for (let i = 0; i < count; i++) {
      this.names[first + i] = columns.name[i];
      this.outcomes[first + i] = columns.outcome.charCodeAt(i);
    }
    this.flags.set(columns.flags, first);
    this.starts.set(columns.start, first);
    this.tooks.set(columns.took, first);
    this.forks.set(columns.fork, first);
    this.attempts.set(columns.attempts, first);
    this.clusters.set(columns.cluster, first);
    this.details.set(columns.detail, first);
    this.addClasses(first, columns.classes);
    const sets = columns.tagSets.map(set => this.tagSet(set));
    this.tagSets.set(columns.tags.map(set => sets[set]), first);
    for (const [at, text] of Object.entries(columns.message)) {
      this.messages.set(first + Number(at), text);
    }
    for (const [at, text] of Object.entries(columns.printedId)) {
      this.printedIds.set(first + Number(at), text);
    }
    this.loaded = first + count;
  }

  addClasses(first, classes) {
    let at = first;
    for (const [plugin, name, count, detail] of classes) {
      const last = this.classList[this.classList.length - 1];
      if (!last || last.plugin !== plugin || last.name !== name) {
        const hay = (plugin + ':' + name).toLowerCase();
        this.classList.push({plugin, name, detail, hay, first: at});
      }
      this.classes.fill(this.classList.length - 1, at, at + count);
      at += count;
    }
  }

  tagSet(tags) {
    const key = JSON.stringify(tags);
    if (!this.tagIndex.has(key)) {
      this.tagIndex.set(key, this.tagLists.length);
      this.tagLists.push(tags);
    }
    return this.tagIndex.get(key);
  }

  classOf(i) {
    return this.classList[this.classes[i]];
  }

  outcome(i) {
    return String.fromCharCode(this.outcomes[i]);
  }

  tags(i) {
    return this.tagLists[this.tagSets[i]];
  }

  message(i) {
    return this.messages.get(i) ?? '';
  }

  flagsOf(i) {
    return this.flagNames.filter((name, bit) => this.flags[i] & (1 << bit));
  }

  /** Returns the bit of a mark. */
  flagBit(name) {
    const at = this.flagNames.indexOf(name);
    return at < 0 ? 0 : 1 << at;
  }

  /** Returns the id that people and lists know a test by, without its tags. */
  id(i) {
    const owner = this.classOf(i);
    return this.printedIds.get(i) ?? owner.plugin + ':' + owner.name + '.' + this.names[i];
  }

  /** Finds a test by its id, with or without what lists add in brackets; -1 if it is not there. */
  find(text) {
    const bracket = text.endsWith(']') ? text.lastIndexOf('[') : -1;
    const wanted = [text, bracket > 0 ? text.slice(0, bracket) : text];
    for (const [i, id] of this.printedIds) {
      if (wanted.includes(id)) {
        return i;
      }
    }
    for (let c = 0; c < this.classList.length; c++) {
      const {plugin, name, first} = this.classList[c];
      const head = plugin + ':' + name + '.';
      if (text.startsWith(head)) {
        const names = wanted.map(id => id.slice(head.length));
        const end = this.classList[c + 1]?.first ?? this.loaded;
        for (let i = first; i < end; i++) {
          if (names.includes(this.names[i])) {
            return i;
          }
        }
      }
    }
    return -1;
  }
}
