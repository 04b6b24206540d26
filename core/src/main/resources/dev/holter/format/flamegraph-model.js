// The profile as columns: what each node of the call tree is worth for the chosen endpoint, and where it stands.

class Model {
  constructor(data) {
    this.data = data;
    this.plain = data.frames.map(nameOf);
    this.folding = new Folding(data, this.plain);
    this.fold(this.canFold());
    this.totals = data.endpoints.map(endpoint => sumOf(endpoint.self, 2));
    this.everything = this.totals.reduce((sum, total) => sum + total, 0);
  }

  /** Whether there is anything to fold. */
  canFold() {
    return this.folding.folded.includes(1);
  }

  /** Draws trunks as one frame, or every frame. An endpoint has to be chosen after it. */
  fold(folded) {
    this.isFolded = folded;
    this.names = folded ? this.folding.names : this.plain;
    this.parent = Int32Array.from(folded ? this.folding.parents : this.data.parents);
    this.label = Int32Array.from(folded ? this.folding.labels : this.data.labels);
    this.size = this.parent.length;
    this.depth = new Int32Array(this.size);
    for (let node = 1; node < this.size; node++) {
      this.depth[node] = this.depth[this.parent[node]] + 1;
    }
  }

  /** Chooses one endpoint by its position, or all of them with -1. */
  choose(endpoint) {
    this.endpoint = endpoint;
    this.self = new Float64Array(this.size);
    this.selfSamples = new Float64Array(this.size);
    const chosen = endpoint < 0 ? this.data.endpoints : [this.data.endpoints[endpoint]];
    for (const {self} of chosen) {
      for (let i = 0; i < self.length; i += 3) {
        const node = this.isFolded ? this.folding.place[self[i]] : self[i];
        this.selfSamples[node] += self[i + 1];
        this.self[node] += self[i + 2];
      }
    }
    this.total = this.self.slice();
    this.samples = this.selfSamples.slice();
    this.deepest = this.depth.slice();
    for (let node = this.size - 1; node > 0; node--) {
      const parent = this.parent[node];
      this.total[parent] += this.total[node];
      this.samples[parent] += this.samples[node];
      if (this.total[node] > 0) {
        this.deepest[parent] = Math.max(this.deepest[parent], this.deepest[node]);
      }
    }
    this.arrange();
  }

  /** Puts the nodes that are worth something side by side, largest first, level by level; no recursion, stacks may be deep. */
  arrange() {
    this.start = new Float64Array(this.size);
    this.children = new Map();
    for (let node = 1; node < this.size; node++) {
      if (this.total[node] > 0) {
        const siblings = this.children.get(this.parent[node]);
        siblings ? siblings.push(node) : this.children.set(this.parent[node], [node]);
      }
    }
    this.levels = [];
    for (let level = this.total[0] > 0 ? [0] : []; level.length > 0;) {
      this.levels.push(level);
      const next = [];
      for (const node of level) {
        let at = this.start[node];
        for (const child of this.childrenOf(node).sort((a, b) => this.total[b] - this.total[a] || a - b)) {
          this.start[child] = at;
          at += this.total[child];
          next.push(child);
        }
      }
      level = next;
    }
  }

  childrenOf(node) {
    return this.children.get(node) || [];
  }

  name(node) {
    return this.names[this.label[node]];
  }

  /** The frames from the root down to this node. */
  path(node) {
    const path = [];
    for (let at = node; at > 0; at = this.parent[at]) {
      path.unshift(at);
    }
    return [0, ...path];
  }

  /** The position in a level of the first node that ends after this value. */
  firstAfter(level, value) {
    let low = 0;
    let high = level.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.start[level[middle]] + this.total[level[middle]] > value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Marks the names that hold the text or match it as a regular expression; null where there is nothing to look for. */
  search(text) {
    if (!text) {
      return null;
    }
    const expression = expressionOf(text);
    const plain = text.toLowerCase();
    const matches = name => name.full.toLowerCase().includes(plain) || (expression && expression.test(name.full));
    const within = name => name.within && [...name.within].some(label => matches(this.plain[label]));
    const marks = Uint8Array.from(this.names, name => matches(name) || within(name) ? 1 : 0);
    return {marks, literal: !expression, ...this.worth(marks)};
  }

  /** What the marked frames are worth together; a marked frame below another is in that one's value already. */
  worth(marks) {
    const inside = new Uint8Array(this.size);
    let value = 0;
    let frames = 0;
    for (let node = 1; node < this.size; node++) {
      const marked = marks[this.label[node]] && this.total[node] > 0;
      frames += marked ? 1 : 0;
      if (marked && !inside[this.parent[node]]) {
        value += this.total[node];
      }
      inside[node] = marked || inside[this.parent[node]] ? 1 : 0;
    }
    return {value, frames};
  }
}

function expressionOf(text) {
  try {
    return new RegExp(text, 'i');
  } catch {
    return null;
  }
}

function sumOf(triples, offset) {
  let sum = 0;
  for (let i = offset; i < triples.length; i += 3) {
    sum += triples[i];
  }
  return sum;
}
