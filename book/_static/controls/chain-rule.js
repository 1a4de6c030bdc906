// "Backpropagation": the chain rule for a single node with a sigmoid, beside the slopes found by nudging, and the steps
// that they lead to.
{
  const { make, draw, text, label, button, off, choice, slider, load, keep, within, oneOf } = nnControls.tools;
  const { minus, fixed, twin, scale, path, frame, row } = nnControls.tools;
  const { outputs, loss, links, numericalGradient, downhill } = nnControls.arithmetic;

  const NODE = [1, 1], MOST = 50, EDGE = 5;
  const RATES = ["0.5", "1", "5"];
  const across = scale(-EDGE, EDGE, 46, 370), up = scale(0, 0.5, 186, 24);
  const ROWS = [ // of the table, with their colours
    ["∂L/∂o = o − y", "nn-loss"],
    ["∂o/∂z = o (1 − o)", "nn-activation"],
    ["∂z/∂w, ∂z/∂b", "nn-inputs"],
    ["product", "control-result"],
    ["by nudging", "control-result"],
  ];
  const six = (number) => fixed(number, 6);

  const background = () => [
    draw("path", { class: "control-axis", d: path([[across(-EDGE), up(0)], [across(EDGE), up(0)]]) }),
    ...[-4, -2, 0, 2, 4].map((w) => text(across(w), 208, minus(String(w)))),
    ...[0, 0.5].map((height) => text(36, up(height) + 5, height, "end")),
    text(across(0), 232, "weight w"),
    text(370, 16, "loss L", "end"),
  ];

  const start = (element) => {
    const asked = load("chain-rule");
    const tenth = (text, low, high, otherwise) => Math.round(10 * within(text, low, high, otherwise)) / 10;
    const given = {
      x: tenth(asked[0], 0, 1, 0.6),
      w: tenth(asked[1], -3, 3, 2),
      b: tenth(asked[2], -3, 3, -0.2),
      y: tenth(asked[3], 0, 1, 1),
    };
    let rate = oneOf(asked[4], RATES, "1");
    let steps = Math.round(within(asked[5], 0, MOST, 0));

    const lossOf = (parameters) => loss(NODE, parameters, [[[given.x], [given.y]]]);
    const gradientOf = (parameters) => {
      const [o] = outputs(NODE, parameters, [given.x]);
      const of = (input) => links(o, given.y, input).reduce((product, link) => product * link);
      return [of(given.x), of(1)]; // a bias is like a weight whose input is always 1
    };
    // The weight and the bias after every step, the start first.
    const walk = () => {
      const places = [[given.w, given.b]];
      while (places.length <= steps) places.push(downhill(places.at(-1), gradientOf(places.at(-1)), Number(rate)));
      return places;
    };

    const moving = draw("g");
    const picture = draw("svg", { viewBox: "0 0 382 242", "aria-hidden": "true" }, ...background(), moving);
    const cells = ROWS.map(() => [make("td"), make("td")]);
    const head = ["slope", "by w", "by b"].map((words) => make("th", { scope: "col" }, words));
    const body = ROWS.map(([words, look], i) =>
      make("tr", { class: look }, make("th", { scope: "row" }, words), ...cells[i]),
    );
    const table = make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body));
    const said = twin();

    const show = () => {
      const places = walk(), here = places.at(-1), now = lossOf(here);
      const [w, b] = here, [z] = outputs(NODE, here, [given.x], "identity"), [o] = outputs(NODE, here, [given.x]);
      const gradient = gradientOf(here), nudged = numericalGradient(NODE, here, [[[given.x], [given.y]]]);
      [given.x, 1].forEach((input, column) => {
        const numbers = [...links(o, given.y, input), gradient[column], nudged[column]];
        for (const [i, row] of cells.entries()) row[column].textContent = six(numbers[i]);
      });
      const curve = Array.from({ length: 201 }, (_, i) => -EDGE + (i * EDGE) / 100);
      const tangent = [-0.9, 0.9].map((by) => [across(w + by), up(now + by * gradient[0])]);
      moving.replaceChildren(
        draw("path", { class: "control-curve", d: path(curve.map((at) => [across(at), up(lossOf([at, b]))])) }),
        draw("path", { class: "control-tangent", d: path(tangent) }),
        draw("circle", { class: "control-here", cx: across(w), cy: up(now), r: 7 }),
      );
      const moved = `${fixed(w, 4)} · ${given.x} ${b < 0 ? "−" : "+"} ${fixed(Math.abs(b), 4)}`;
      const fell = steps ? ` The last step lowered the loss by ${six(lossOf(places.at(-2)) - now)}.` : "";
      said.textContent =
        `${steps ? `After step ${steps}` : "At the start"}: z = w · x + b = ${moved} = ${fixed(z, 4)}, ` +
        `o = σ(z) = ${fixed(o, 4)}, target ${given.y}, loss ${six(now)}.${fell}`;
      off(back, steps === 0);
      off(next, steps >= MOST);
    };
    const change = (how) => {
      how();
      show();
      keep("chain-rule", ...Object.values(given), rate, steps);
    };

    const knob = (name, words, min, max) => {
      const from = (value) => change(() => { given[name] = value; steps = 0; });
      return slider(words, { min, max, step: 0.1, value: given[name], say: (value) => fixed(value, 1) }, from);
    };
    const rates = choice(RATES.map((r) => [r, r]), rate, () => change(() => { rate = rates.value; steps = 0; }));
    const next = button("Step", () => change(() => { steps = Math.min(MOST, steps + 1); }));
    const back = button("Back", () => change(() => { steps = Math.max(0, steps - 1); }));
    const again = button("Start again", () => change(() => { steps = 0; }));

    frame(
      element,
      "Try it: the chain rule for one node",
      make("div", { class: "control-pair" }, picture, table),
      said,
      row(next, back, again, label("learning rate", rates)),
      make(
        "div",
        { class: "control-sliders" },
        knob("w", "w at start", -3, 3),
        knob("b", "b at start", -3, 3),
        knob("x", "input x", 0, 1),
        knob("y", "target y", 0, 1),
      ),
    );
    show();
  };

  nnControls["chain-rule"] = { start };
}
