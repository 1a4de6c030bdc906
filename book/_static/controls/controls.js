// What all controls of the book share, and what starts them.
//
// A page holds <div class="control" data-control="NAME"> with a few words for those who have no script. The file
// NAME.js puts nnControls.NAME = {start(element), ...} in place; here each is started when the page is ready. Plain
// scripts, not modules: a browser would not load modules from a folder on the disk.
{
  window.nnControls ??= {};
  const SVG = "http://www.w3.org/2000/svg";

  // Make an element with attributes and children; a function is a listener, as in {onclick: step}.
  const fill = (element, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name.slice(2), value);
      else if (value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children);
    return element;
  };
  const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
  const draw = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);
  const text = (x, y, words, anchor = "middle", attributes = {}) =>
    draw("text", { x, y, "text-anchor": anchor, ...attributes }, words);

  const label = (words, field) => make("label", {}, `${words} `, field);
  const button = (words, onclick) => make("button", { type: "button", onclick }, words);
  const off = (button, is) => button.setAttribute("aria-disabled", is); // `disabled` would lose the focus
  const choice = (options, chosen, onchange) => {
    const marked = (value) => (String(value) === String(chosen) ? { selected: true } : {});
    const list = options.map(([value, words]) => make("option", { value, ...marked(value) }, String(words)));
    return make("select", { onchange }, ...list);
  };

  // A slider between its name and its value; a screen reader says the value in the same words.
  const slider = (words, { min, max, step, value, say = String }, oninput) => {
    const field = make("input", { type: "range", min, max, step, value });
    const shown = make("span", { class: "control-value", "aria-hidden": "true" });
    const show = () => {
      shown.textContent = say(Number(field.value));
      field.setAttribute("aria-valuetext", shown.textContent);
    };
    field.addEventListener("input", () => { show(); oninput(Number(field.value)); });
    show();
    return make("label", { class: "control-slider" }, make("span", {}, words), field, shown);
  };

  // The state of a control stands in the address, ?NAME=..., so that a teacher can link to a moment.
  const load = (name) => new URLSearchParams(location.search).get(name)?.split(",") ?? [];
  const keep = (name, ...values) => {
    const address = new URL(location.href);
    address.searchParams.set(name, values.join(","));
    try {
      history.replaceState(history.state, "", address.href.replaceAll("%2C", ","));
    } catch {} // some browsers refuse it for a page opened from the disk
  };

  // A number from the address, or what stands here if there is none that may be used.
  const within = (value, low, high, otherwise) => {
    const number = Number(value);
    return value !== undefined && value !== "" && number >= low && number <= high ? number : otherwise;
  };

  const oneOf = (value, list, otherwise) => (list.includes(value) ? value : otherwise);

  const minus = (words) => words.replace("-", "−");
  const fixed = (number, digits) => minus(number.toFixed(digits).replace(/^-(0\.?0*)$/, "$1")); // never −0.00

  // The same words beside the picture, for those who do not see it. A screen reader says them when they change.
  const twin = () => make("p", { class: "control-words", role: "status" });

  // Where a number lies in a picture: a scale from numbers to pixels.
  const scale = (low, high, from, to) => (value) => from + ((value - low) / (high - low)) * (to - from);
  const path = (points) => points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

  // The square of softness and darkness with fruits in it, as in the pictures of the chapters; what lies under the fruits
  // and what lies over them is drawn by each control itself.
  const SIDE = 360, across = scale(0, 1, 0, SIDE), up = scale(0, 1, SIDE, 0);
  const fruit = ([x, y], ripe) =>
    ripe
      ? draw("circle", { class: "control-ripe", cx: across(x), cy: up(y), r: 4 })
      : draw("path", { class: "control-unripe", d: `M${across(x)} ${up(y) - 5}l5 9h-10z` });
  const fruitMap = (samples, under, ...over) =>
    draw(
      "svg",
      { viewBox: `-34 -6 ${SIDE + 42} ${SIDE + 44}`, "aria-hidden": "true" },
      draw("rect", { class: "control-ground", width: SIDE, height: SIDE }),
      under,
      ...samples.map(([inputs, target]) => fruit(inputs, target[1] === 1)),
      ...over,
      ...[0, 0.5, 1].map((at) => text(across(at), SIDE + 18, at)),
      ...[0, 1].map((at) => text(-6, up(at) + 5, at, "end")),
      text(SIDE / 2, SIDE + 35, "softness"),
      text(-14, SIDE / 2, "darkness", "middle", { transform: `rotate(-90 -14 ${SIDE / 2})` }),
    );
  Object.assign(fruitMap, { SIDE, across, up });

  // Put a control in the place of the words for those without a script.
  const frame = (element, title, ...parts) => {
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", title);
    element.replaceChildren(make("p", { class: "control-title" }, title), ...parts);
  };
  const row = (...parts) => make("div", { class: "control-row" }, ...parts);

  nnControls.tools = {
    make, draw, text, label, button, off, choice, slider, load, keep, within, oneOf, minus, fixed, twin, scale, path, fruitMap,
    frame, row,
  };

  addEventListener("DOMContentLoaded", () => {
    for (const element of document.querySelectorAll(".control[data-control]")) {
      nnControls[element.dataset.control]?.start(element);
    }
  });
}
