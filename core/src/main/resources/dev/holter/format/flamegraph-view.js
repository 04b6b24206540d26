// The canvas. Only what can be seen is painted: the levels in the scrolled window, and of a level one rectangle for each pixel.

const ROW = 19;
const DUST = 1;
const MOVE = 180;
const ABOVE = 3;

class View {
  constructor(model, canvas, scroller, extent) {
    Object.assign(this, {model, canvas, scroller, extent, flame: false, focus: 0, selected: -1, hovered: -1, search: null});
    this.context = canvas.getContext('2d', {alpha: false});
    this.widths = new Map();
    this.readColours();
  }

  readColours() {
    const style = getComputedStyle(document.documentElement);
    const read = name => style.getPropertyValue('--' + name).trim();
    this.font = '12px ' + getComputedStyle(document.body).fontFamily;
    this.colours = Object.fromEntries(['paper', 'ink', 'accent', 'fill-ink', 'match', 'match-ink'].map(name => [name, read(name)]));
    const fills = Object.fromEntries(['app', 'lib', 'jdk', 'other'].map(kind => [kind, read(kind).split(/\s+/)]));
    this.fills = this.model.names.map(name => fills[name.kind][hash(name.package) % fills[name.kind].length]);
    this.rootFill = fills.other[0];
  }

  /** Shows this node over the whole width, its callers above it. */
  zoom(node) {
    const before = this.window || this.windowOf(0);
    this.focus = node;
    this.target = this.windowOf(node);
    this.fit();
    this.scrollTo(node, ABOVE);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches || before[1] === 0;
    this.move(still ? this.target : before, performance.now());
  }

  windowOf(node) {
    return [this.model.start[node], this.model.total[node]];
  }

  move(from, began) {
    const moved = Math.min(1, (performance.now() - began) / MOVE);
    const eased = 1 - (1 - moved) ** 3;
    this.window = from.map((value, i) => value + (this.target[i] - value) * eased);
    this.paint();
    cancelAnimationFrame(this.frame);
    if (from !== this.target && moved < 1) {
      this.frame = requestAnimationFrame(() => this.move(from, began));
    } else {
      this.window = this.target;
      this.paint();
    }
  }

  /** Takes the size of the window and of the zoomed part. */
  fit() {
    this.width = this.scroller.clientWidth;
    this.height = this.scroller.clientHeight;
    const rows = this.model.levels.length ? this.model.deepest[this.focus] + 1 : 0;
    this.full = Math.max(rows * ROW, this.height);
    this.extent.style.height = this.full + 'px';
    this.width = this.scroller.clientWidth;
    this.ratio = window.devicePixelRatio || 1;
    this.canvas.style.height = this.height + 'px';
    this.canvas.width = Math.round(this.width * this.ratio);
    this.canvas.height = Math.round(this.height * this.ratio);
  }

  top(depth) {
    return this.flame ? this.full - (depth + 1) * ROW : depth * ROW;
  }

  scrollTo(node, rows) {
    const top = this.top(this.model.depth[node]);
    this.scroller.scrollTop = this.flame ? top + (rows + 1) * ROW - this.height : top - rows * ROW;
  }

  /** Scrolls no further than needed. */
  reveal(node) {
    const top = this.top(this.model.depth[node]);
    const scroll = this.scroller.scrollTop;
    if (top < scroll || top + ROW > scroll + this.height) {
      this.scroller.scrollTop = top < scroll ? top - ROW : top + 2 * ROW - this.height;
    }
  }

  x(value) {
    return (value - this.window[0]) / this.window[1] * this.width;
  }

  paint() {
    const {context, colours, model} = this;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.fillStyle = colours.paper;
    context.fillRect(0, 0, this.width, this.height);
    context.font = this.font;
    context.textBaseline = 'middle';
    context.direction = 'ltr';
    this.painted = 0;
    const scroll = this.scroller.scrollTop;
    for (let depth = 0; depth < model.levels.length; depth++) {
      const y = this.top(depth) - scroll;
      if (y > -ROW && y < this.height) {
        this.paintLevel(model.levels[depth], y);
      }
    }
    this.outline(this.hovered, colours.ink, 1);
    this.outline(this.selected, colours.accent, 2);
    this.canvas.dataset.painted = this.painted;
  }

  paintLevel(level, y) {
    const {model} = this;
    for (let i = model.firstAfter(level, this.window[0]); i < level.length; i++) {
      const node = level[i];
      const left = this.x(model.start[node]);
      const right = this.x(model.start[node] + model.total[node]);
      if (left >= this.width) {
        return;
      }
      this.paintFrame(node, Math.max(0, left), Math.min(this.width, right), y);
      if (right - left < DUST) {
        const next = this.window[0] + (left + DUST) / this.width * this.window[1];
        i = Math.max(i, model.firstAfter(level, next) - 1);
      }
    }
  }

  paintFrame(node, left, right, y) {
    const {context, colours, search} = this;
    const marked = node > 0 && search && search.marks[this.model.label[node]];
    const faint = search && !marked || this.model.depth[node] < this.model.depth[this.focus];
    this.painted++;
    context.globalAlpha = faint ? 0.42 : 1;
    context.fillStyle = marked ? colours.match : node === 0 ? this.rootFill : this.fills[this.model.label[node]];
    const width = right - left;
    context.beginPath();
    if (width > 5) {
      context.roundRect(left, y, width - 1, ROW - 1, 2);
    } else {
      context.rect(left, y, Math.max(width - (width > 2 ? 0.6 : 0), 0.6), ROW - 1);
    }
    context.fill();
    context.globalAlpha = 1;
    if (width > 24) {
      context.fillStyle = faint ? colours.ink : marked ? colours['match-ink'] : colours['fill-ink'];
      context.fillText(this.fitting(node, width - 11), left + 5, y + ROW / 2);
    }
  }

  outline(node, colour, width) {
    if (node < 0 || !(this.model.total[node] > 0)) {
      return;
    }
    const {left, top, right} = this.box(node);
    if (right > left) {
      this.context.strokeStyle = colour;
      this.context.lineWidth = width;
      this.context.strokeRect(left + width / 2, top + width / 2, Math.max(1, right - left - 1 - width), ROW - 1 - width);
    }
  }

  /** Where the frame is on the canvas. */
  box(node) {
    const {start, total, depth} = this.model;
    const left = Math.max(0, this.x(start[node]));
    const right = Math.min(this.width, this.x(start[node] + total[node]));
    return {left, right, top: this.top(depth[node]) - this.scroller.scrollTop};
  }

  /** The node under a point of the canvas, or -1. */
  at(x, y) {
    const fromTop = y + this.scroller.scrollTop;
    const depth = Math.floor((this.flame ? this.full - fromTop : fromTop) / ROW);
    const level = this.model.levels[depth];
    if (!level) {
      return -1;
    }
    const value = this.window[0] + x / this.width * this.window[1];
    const node = level[this.model.firstAfter(level, value)];
    return node !== undefined && this.model.start[node] <= value ? node : -1;
  }

  /** The longest form of the name that fits. */
  fitting(node, width) {
    if (node === 0) {
      return this.elided(this.rootName, width);
    }
    const {full, short, method} = this.model.name(node);
    return [full, short, method].find(text => this.measure(text) <= width) || this.elided(method, width);
  }

  elided(text, width) {
    if (this.measure(text) <= width) {
      return text;
    }
    const kept = Math.floor(text.length * (width - this.measure('…')) / this.measure(text));
    return kept > 2 ? text.slice(0, kept).replace(/[\ud800-\udbff]$/, '') + '…' : '';
  }

  measure(text) {
    let width = this.widths.get(text);
    if (width === undefined) {
      width = this.context.measureText(text).width;
      this.widths.set(text, width);
    }
    return width;
  }
}
