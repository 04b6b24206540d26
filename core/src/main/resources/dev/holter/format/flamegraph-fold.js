// A Spring service's own code stands on some fifty frames of frameworks and the JDK. Folding draws them as one.

/** So many frames in a row, on the way to application code, are drawn as one. Fewer are no burden. */
const TRUNK = 4;

/** The call tree, as parents and labels, with its trunks folded. Frames that lead to no application code stay as they are. */
class Folding {
  constructor(data, names) {
    this.parents = data.parents;
    this.labels = data.labels;
    this.names = names.slice();
    this.own = names.length;
    this.findTrunks();
    this.merge();
  }

  isTrunk(node) {
    return node > 0 && this.leads[node] && this.names[this.labels[node]].kind !== 'app';
  }

  /** Marks every node of a run of trunk frames that is long enough. A parent's number is smaller than its children's. */
  findTrunks() {
    const size = this.parents.length;
    this.leads = new Uint8Array(size);
    this.run = new Int32Array(size);
    for (let node = size - 1; node > 0; node--) {
      const parent = this.parents[node];
      if (this.leads[node] || this.names[this.labels[node]].kind === 'app') {
        this.leads[parent] = 1;
      }
      if (this.isTrunk(node)) {
        this.run[node]++;
        this.run[parent] = Math.max(this.run[parent], this.run[node]);
      } else {
        this.run[node] = 0;
      }
    }
    this.folded = new Uint8Array(size);
    for (let node = 1; node < size; node++) {
      const above = this.parents[node];
      this.folded[node] = this.isTrunk(node) && (this.folded[above] || !this.isTrunk(above) && this.run[node] >= TRUNK) ? 1 : 0;
    }
  }

  /** Numbers the nodes anew. Siblings that have become the same frame are one. */
  merge() {
    const children = new Map();
    const merged = {parents: [0], labels: [-1]};
    this.place = new Int32Array(this.parents.length);
    for (let node = 1; node < this.parents.length; node++) {
      const parent = this.place[this.parents[node]];
      if (this.folded[node] && merged.labels[parent] >= this.own) {
        this.place[node] = parent;
        this.names[merged.labels[parent]].within.add(this.labels[node]);
        continue;
      }
      const key = parent + '/' + (this.folded[node] ? 'trunk' : this.labels[node]);
      if (!children.has(key)) {
        children.set(key, merged.parents.length);
        merged.parents.push(parent);
        merged.labels.push(this.folded[node] ? this.trunk() : this.labels[node]);
      }
      this.place[node] = children.get(key);
      if (this.folded[node]) {
        this.names[merged.labels[this.place[node]]].within.add(this.labels[node]);
      }
    }
    this.parents = merged.parents;
    this.labels = merged.labels;
    for (const name of this.names.slice(this.own)) {
      name.full = name.short = '… ' + count(name.within.size, 'method') + ' of frameworks and the JDK';
    }
  }

  /** A label of its own for each trunk. */
  trunk() {
    this.names.push({full: '', short: '', method: '…', package: 'trunk', kind: 'lib', within: new Set()});
    return this.names.length - 1;
  }
}
