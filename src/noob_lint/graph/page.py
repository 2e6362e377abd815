"""The page around an image: its frame, its style and its script."""

from __future__ import annotations

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'unsafe-inline'; script-src 'sha256-@@DIGEST@@'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>@@TITLE@@</title>
<style>
@@STYLE@@
</style>
</head>
<body>
<div id="stage">
<main id="view">
@@IMAGE@@</main>
<div id="tools">
<button type="button" id="out" title="zoom out (-)">&minus;</button>
<button type="button" id="in" title="zoom in (+)">+</button>
<button type="button" id="all" title="show all (0)">fit</button>
</div>
</div>
<aside id="about" hidden></aside>
<script type="application/json" id="data">@@DATA@@</script>
<script>@@SCRIPT@@</script>
</body>
</html>
"""
"""The page; what stands between two pairs of at signs is filled in."""

STYLE = """\
html,body{height:100%;margin:0}
body{display:flex;overflow:hidden;background:#fff;color:#1f2328;
font:13px/1.5 ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace}
#view{flex:1;min-width:0;overflow:hidden;cursor:grab;touch-action:none}
#view.moving{cursor:grabbing;user-select:none}
#view svg{width:100%;height:100%;display:block}
#view text{cursor:text}
#view .node{cursor:pointer}
#view .node.chosen>.box{stroke:#0969da;stroke-width:3}
#view .node:focus-visible{outline:2px solid #0969da;outline-offset:3px}
#stage{flex:1;min-width:0;position:relative;display:flex}
#tools{position:absolute;right:12px;top:12px;display:flex;gap:4px}
button{font:inherit;min-width:32px;height:32px;border:1px solid #8c959f;border-radius:6px;
background:#f6f8fa;color:inherit;cursor:pointer}
#about{width:min(400px,40vw);overflow:auto;padding:12px 16px;border-left:1px solid #d1d9e0;
background:#f6f8fa;box-sizing:border-box}
#about h1{font-size:16px;margin:0 0 4px;overflow-wrap:anywhere}
#about h2{font-size:12px;margin:14px 0 2px;color:#59636e}
#about p,#about li{margin:0;overflow-wrap:anywhere}
#about ul{margin:0;padding-left:18px}
#about pre{margin:0;padding:8px;overflow:auto;border:1px solid #d1d9e0;border-radius:6px;
background:#fff;font:inherit;font-size:12px}
#about .error{color:#cf222e}
#about .warning{color:#9a6700}
#about .info{color:#0969da}
#close{float:right}
@media (prefers-color-scheme:dark){
body{background:#0d1117;color:#e6edf3}
button{background:#161b22;border-color:#656c76}
#about{background:#161b22;border-color:#3d444d}
#about h2{color:#9198a1}
#about pre{background:#0d1117;border-color:#3d444d}
#about .error{color:#ff7b72}
#about .warning{color:#d29922}
#about .info{color:#58a6ff}
}"""

SCRIPT = """
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const view = document.getElementById("view");
const image = view.querySelector("svg");
const about = document.getElementById("about");
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const whole = image.viewBox.baseVal;
const size = { width: whole.width, height: whole.height };
let box = { x: 0, y: 0, ...size };

function show(next) {
  box = next;
  image.setAttribute("viewBox", [box.x, box.y, box.width, box.height].join(" "));
}

function scale() {
  const place = image.getBoundingClientRect();
  return Math.max(box.width / place.width, box.height / place.height) || 1;
}

function fit() {
  const place = image.getBoundingClientRect();
  const part = Math.min(1, size.width / place.width, size.height / place.height);
  const grown = Math.max(size.width / place.width, size.height / place.height, 1);
  if (grown > 1 || part === 1) show({ x: 0, y: 0, ...size });
  else show({ x: 0, y: 0, width: place.width, height: place.height });
}

function zoom(factor, x, y) {
  const place = image.getBoundingClientRect();
  const left = x === undefined ? place.width / 2 : x - place.left;
  const top = y === undefined ? place.height / 2 : y - place.top;
  const before = scale();
  const after = Math.min(Math.max(before * factor, 0.1), 200);
  const extra = {
    x: (place.width * before - box.width) / 2,
    y: (place.height * before - box.height) / 2,
  };
  show({
    x: box.x - extra.x + left * (before - after),
    y: box.y - extra.y + top * (before - after),
    width: place.width * after,
    height: place.height * after,
  });
}

function part(name, text, parent) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  parent.append(made);
  return made;
}

function section(title, lines) {
  if (!lines.length) return;
  part("h2", title, about);
  const list = part("ul", "", about);
  for (const line of lines) {
    const made = part("li", line.text || line, list);
    if (line.severity) made.className = line.severity;
  }
}

function place(where) {
  return `${where.path}:${where.line}:${where.column}`;
}

function wire(edge, other) {
  const node = nodes.get(other);
  const names = [...new Set([edge.signal, edge.slot].filter(Boolean))].join(" → ");
  const type = edge.type ? `: ${edge.type}` : "";
  const never = edge.never ? ` (never carries anything: ${edge.never})` : "";
  return `${node.name}${names || type ? " · " : ""}${names}${type}${never}`;
}

function choose(id) {
  for (const one of image.querySelectorAll(".chosen")) one.classList.remove("chosen");
  const node = nodes.get(id);
  about.hidden = !node;
  about.replaceChildren();
  if (!node) return;
  for (const one of image.querySelectorAll(".node")) {
    if (one.dataset.node === id) one.classList.add("chosen");
  }
  const close = part("button", "close", about);
  close.id = "close";
  close.title = "close (Esc)";
  close.addEventListener("click", () => choose());
  part("h1", node.name, about);
  part("p", [node.kind, node.type].filter(Boolean).join(" "), about);
  if (node.about) part("p", node.about, about);
  const edges = data.edges;
  const badges = [...node.badges];
  for (const edge of edges) if (edge.target === id) badges.push(...edge.badges);
  section("findings", badges.map((one) => ({
    text: `${one.severity}[${one.rule}]: ${one.message}`, severity: one.severity,
  })));
  section("YAML", node.where ? [place(node.where)] : []);
  if (node.text) part("pre", node.text, about);
  section("Python", node.code ? [place(node.code)] : []);
  section("parameters", node.params.map((one) => `${one.name}: ${one.value}`));
  const into = edges.filter((edge) => edge.target === id);
  section("from", into.map((edge) => wire(edge, edge.source)));
  const out = edges.filter((edge) => edge.source === id);
  section("to", out.map((edge) => wire(edge, edge.target)));
}

let held = null;
view.addEventListener("pointerdown", (event) => {
  if (event.button || event.target.closest("text")) return;
  held = { x: event.clientX, y: event.clientY, box, moved: false };
});
window.addEventListener("pointermove", (event) => {
  if (!held) return;
  const [x, y] = [event.clientX - held.x, event.clientY - held.y];
  if (!held.moved && Math.hypot(x, y) < 4) return;
  held.moved = true;
  view.classList.add("moving");
  const by = scale();
  show({ ...held.box, x: held.box.x - x * by, y: held.box.y - y * by });
});
window.addEventListener("pointerup", () => {
  view.classList.remove("moving");
  setTimeout(() => { held = null; });
});
view.addEventListener("click", (event) => {
  if ((held && held.moved) || String(window.getSelection())) return;
  const node = event.target.closest("[data-node]");
  choose(node ? node.dataset.node : undefined);
});
view.addEventListener("wheel", (event) => {
  event.preventDefault();
  zoom(Math.exp(event.deltaY * 0.0015), event.clientX, event.clientY);
}, { passive: false });
for (const node of image.querySelectorAll("[data-node]")) {
  node.setAttribute("tabindex", "0");
  node.setAttribute("role", "button");
}
window.addEventListener("keydown", (event) => {
  const node = document.activeElement && document.activeElement.closest("[data-node]");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" && node) choose(node.dataset.node);
  else if (event.key === "Escape") choose();
  else if (event.key === "+" || event.key === "=") zoom(0.8);
  else if (event.key === "-") zoom(1.25);
  else if (event.key === "0") fit();
});
document.getElementById("in").addEventListener("click", () => zoom(0.8));
document.getElementById("out").addEventListener("click", () => zoom(1.25));
document.getElementById("all").addEventListener("click", fit);
fit();
"""
