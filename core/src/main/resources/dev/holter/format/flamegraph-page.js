// What surrounds the graph, and what people do with it.

const element = id => document.getElementById(id);
const data = JSON.parse(element('profile').textContent);
const model = new Model(data);
const view = new View(model, element('canvas'), element('graph'), element('extent'));
const unit = data.value.unit;

function text(id, words) {
  element(id).textContent = words;
}

function child(parent, tag, words) {
  const node = parent.appendChild(document.createElement(tag));
  node.textContent = words;
  return node;
}

/** A second line below a fact. */
function aside(id, words) {
  element(id).append(' ');
  child(element(id), 'small', words);
}

function header() {
  const when = data.startedAt.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
  const cost = data.overhead;
  text('service', visible(data.service));
  text('instance', visible(data.instance));
  text('type', visible(data.type));
  text('type-question', visible(data.typeQuestion));
  text('question', visible(data.question || ''));
  element('question').hidden = !data.question;
  child(element('collected'), 'span', when).title = 'Session ' + visible(data.session) + ', from ' + visible(data.source);
  aside('collected', 'for ' + amount(data.durationNanos, 'nanoseconds'));
  child(element('overhead'), 'span', share(cost.share, 1) + ' of its CPUs').title =
    'Measured ' + amount(cost.measuredNanos, 'nanoseconds') + ' CPU in threads of the profiler (' + visible(cost.method)
    + '), estimated ' + amount(cost.estimatedNanos, 'nanoseconds') + ' CPU in threads of the application';
  aside('overhead', share(cost.processShare, 1) + ' of its own CPU time');
  document.title = [data.service, data.type, 'Holter'].map(visible).join(' · ');
}

function notices() {
  const list = element('notices');
  if (data.truncated) {
    child(list, 'li', 'Cut short: ' + visible(data.truncated)).className = 'cut';
  }
  data.notes.forEach(note => child(list, 'li', visible(note)));
  list.hidden = !list.firstChild;
}

function endpoints() {
  const select = element('endpoint');
  child(select, 'option', 'All').value = -1;
  data.endpoints.forEach((endpoint, i) => {
    child(select, 'option', visible(endpoint.endpoint) + ' · ' + share(model.totals[i], model.everything)).value = i;
  });
  select.addEventListener('change', () => choose(Number(select.value)));
}

/** Shows one endpoint, or all with -1. What was zoomed stays zoomed where the endpoint has it. */
function choose(endpoint) {
  const focus = view.focus;
  model.choose(endpoint);
  const of = endpoint < 0 ? '' : share(model.total[0], model.everything) + ' of all';
  text('total', amount(model.total[0], unit) + ' ' + meaning(data.value.name));
  aside('total', of);
  text('samples', model.samples[0].toLocaleString('en'));
  view.rootName = (endpoint < 0 ? 'all' : visible(data.endpoints[endpoint].endpoint)) + ' · ' + amount(model.total[0], unit);
  view.selected = view.hovered = -1;
  empty();
  search();
  zoom(model.total[focus] > 0 ? focus : 0);
}

function empty() {
  const nothing = !(model.total[0] > 0);
  element('empty').hidden = !nothing;
  element('canvas').hidden = nothing;
  if (nothing) {
    text('empty', model.samples[0] > 0
      ? 'The samples of this profile carry no value, so there is nothing to draw.'
      : 'No samples were taken in ' + amount(data.durationNanos, 'nanoseconds') + ', so there is nothing to draw.');
  }
}

function zoom(node) {
  view.zoom(node);
  element('reset').disabled = node === 0;
  element('canvas').dataset.zoom = nameFor(node);
  trail(node);
  details();
}

/** Zooms by a button that may be gone afterwards: the keyboard stays with the graph. */
function leap(node) {
  view.selected = -1;
  zoom(node);
  element('canvas').focus({preventScroll: true});
}

/** The way from all to the zoomed frame; a long one shows its end. */
function trail(node) {
  const path = model.path(node);
  const shown = path.length > 5 ? [0, -1, ...path.slice(-3)] : path;
  element('path').replaceChildren();
  shown.forEach((at, i) => {
    if (i > 0) {
      child(element('path'), 'span', '›');
    }
    if (at < 0) {
      child(element('path'), 'span', '…').title = (path.length - 4) + ' frames between';
    } else {
      child(element('path'), 'button', at === 0 ? 'all' : model.name(at).short).addEventListener('click', () => leap(at));
    }
  });
}

function nameFor(node) {
  return node === 0 ? view.rootName : model.name(node).full;
}

/** Label and number of everything that is known about a node. */
function figures(node) {
  const total = model.total[node];
  const facts = [['total', amount(total, unit)], ['of all', share(total, model.total[0])]];
  if (node > 0) {
    facts.push(['of parent', share(total, model.total[model.parent[node]])]);
  }
  facts.push(['self', amount(model.self[node], unit) + ' (' + share(model.self[node], model.total[0]) + ')']);
  facts.push(['samples', model.samples[node].toLocaleString('en')]);
  return facts;
}

function details() {
  const node = [view.hovered, view.selected, view.focus].find(at => at >= 0);
  const nothing = !(model.total[0] > 0);
  text('frame', nothing ? '' : nameFor(node));
  element('figures').replaceChildren();
  for (const [label, words] of nothing ? [] : figures(node)) {
    const fact = child(element('figures'), 'span', label + ' ');
    child(fact, 'b', words);
    element('figures').append(' ');
  }
}

function select(node) {
  view.selected = node;
  view.hovered = -1;
  view.reveal(node);
  view.paint();
  details();
  element('tooltip').hidden = true;
  text('live', nameFor(node) + ', ' + figures(node).map(([label, words]) => label + ' ' + words).join(', '));
}

function search() {
  const input = element('search');
  view.search = model.search(input.value);
  input.classList.toggle('literal', Boolean(view.search && view.search.literal));
  text('matched', view.search
    ? share(view.search.value, model.total[0]) + ' matched, ' + count(view.search.frames, 'frame') : '');
}

/** Draws trunks as one frame, or every frame; starts from all. */
function fold(folded) {
  model.fold(folded);
  element('fold').setAttribute('aria-pressed', folded);
  view.focus = 0;
  view.window = undefined;
  view.readColours();
  choose(model.endpoint);
}

function turn() {
  view.flame = !view.flame;
  element('orientation').setAttribute('aria-pressed', view.flame);
  zoom(view.focus);
}

function hover(event) {
  const node = view.at(event.offsetX, event.offsetY);
  const tip = element('tooltip');
  if (node !== view.hovered) {
    view.hovered = node;
    view.paint();
    details();
  }
  tip.hidden = node < 0;
  element('canvas').style.cursor = node < 0 ? 'default' : 'pointer';
  if (node >= 0) {
    tip.firstChild.textContent = nameFor(node);
    tip.lastChild.textContent = figures(node).map(([label, words]) => label + ' ' + words).join(' · ');
    const {width, height} = tip.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(event.clientX + 14, innerWidth - width - 6)) + 'px';
    tip.style.top = (event.clientY + 20 + height > innerHeight ? event.clientY - height - 10 : event.clientY + 18) + 'px';
  }
}

function leave() {
  view.hovered = -1;
  element('tooltip').hidden = true;
  view.paint();
  details();
}

/** The frame that an arrow key leads to from this one. */
function neighbour(node, key) {
  const siblings = node > 0 ? model.childrenOf(model.parent[node]) : [0];
  const at = siblings.indexOf(node);
  switch (key) {
    case 'ArrowLeft': return siblings[at - 1];
    case 'ArrowRight': return siblings[at + 1];
    case view.flame ? 'ArrowUp' : 'ArrowDown': return model.childrenOf(node)[0];
    default: return node > 0 ? model.parent[node] : undefined;
  }
}

function keys(event) {
  const node = view.selected < 0 ? view.focus : view.selected;
  if (event.key.startsWith('Arrow')) {
    event.preventDefault();
    const next = view.selected < 0 ? node : neighbour(node, event.key);
    if (next !== undefined) {
      select(next);
    }
  } else if (event.key === 'Enter') {
    zoom(node);
    select(node);
  }
}

function shortcuts(event) {
  if (event.key === 'Escape') {
    element('search').value = '';
    search();
    view.selected = -1;
    zoom(0);
  } else if (event.key === '/' && event.target !== element('search') && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    element('search').select();
  }
}

function resize() {
  view.readColours();
  view.fit();
  view.paint();
}

const canvas = element('canvas');
header();
notices();
endpoints();
element('fold').hidden = !model.canFold();
element('fold').setAttribute('aria-pressed', model.isFolded);
choose(-1);
canvas.addEventListener('mousemove', hover);
canvas.addEventListener('mouseleave', leave);
canvas.addEventListener('click', event => {
  const node = view.at(event.offsetX, event.offsetY);
  if (node >= 0) {
    zoom(node);
    select(node);
  }
});
canvas.addEventListener('keydown', keys);
document.addEventListener('keydown', shortcuts);
element('graph').addEventListener('scroll', () => view.paint());
element('search').addEventListener('input', () => { search(); view.paint(); });
element('orientation').addEventListener('click', turn);
element('fold').addEventListener('click', () => fold(!model.isFolded));
element('reset').addEventListener('click', () => leap(0));
new ResizeObserver(resize).observe(element('graph'));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', resize);
canvas.dataset.row = ROW;
document.body.dataset.state = 'ready';
