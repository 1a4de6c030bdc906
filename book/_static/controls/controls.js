// What all controls of the book share, and what starts them.
//
// A page holds <div class="control" data-control="NAME"> with a few words for those who have no script. The file
// NAME.js puts nnControls.NAME = {start(element), ...} in place; here each is started when the page is ready. Plain
// scripts, not modules: a browser would not load modules from a folder on the disk.
{
  const controls = (window.nnControls ??= {});
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

  const label = (words, field) => make("label", {}, `${words} `, field);
  const button = (words, onclick) => make("button", { type: "button", onclick }, words);
  const off = (button, is) => button.setAttribute("aria-disabled", is); // `disabled` would lose the focus
  const choice = (options, chosen, onchange) => {
    const marked = (value) => (String(value) === String(chosen) ? { selected: true } : {});
    const list = options.map(([value, words]) => make("option", { value, ...marked(value) }, String(words)));
    return make("select", { onchange }, ...list);
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
  const within = (text, low, high, otherwise) => {
    const number = Number(text);
    return text !== undefined && text !== "" && number >= low && number <= high ? number : otherwise;
  };

  const minus = (text) => text.replace("-", "−");
  const fixed = (number, digits) => minus(number.toFixed(digits).replace(/^-(0\.?0*)$/, "$1")); // never −0.00

  // The same words beside the picture, for those who do not see it. A screen reader says them when they change.
  const twin = () => make("p", { class: "control-words", "aria-live": "polite" });

  // Where a number lies in a picture: a scale from numbers to pixels.
  const scale = (low, high, from, to) => (value) => from + ((value - low) / (high - low)) * (to - from);
  const path = (points) => points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

  // Put a control in the place of the words for those without a script.
  const frame = (element, title, ...parts) => {
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", title);
    element.replaceChildren(make("p", { class: "control-title" }, title), ...parts);
  };
  const row = (...parts) => make("div", { class: "control-row" }, ...parts);

  controls.tools = { make, draw, label, button, off, choice, load, keep, within, minus, fixed, twin, scale, path, frame, row };

  addEventListener("DOMContentLoaded", () => {
    for (const element of document.querySelectorAll(".control[data-control]")) {
      controls[element.dataset.control]?.start(element);
    }
  });
}
