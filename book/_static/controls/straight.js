// "Weighted sum", "Bias" and "Hidden layers": move the numbers of the first three tries, and the border stays straight.
// The page says which try it is: data-try="1".
{
  const { make, draw, text, button, slider, load, keep, within, minus, twin, path, fruitMap, frame, row } = nnControls.tools;
  const { forward, classify, asOneLayer } = nnControls.arithmetic;
  const { across, up } = fruitMap;

  const AVA = [0.6, 0.5], ANSWERS = ["not ripe", "ripe"];
  const STAR = "M0-11L2.6-3.6 10.5-3.4 4.2 1.4 6.5 8.9 0 4.4-6.5 8.9-4.2 1.4-10.5-3.4-2.6-3.6z";

  // Of each try: its nodes, layer by layer; the sliders of some nodes, as [name, value in the chapter, furthest from 0,
  // step]; and the parameters of the network with the sliders' values in them.
  const TRIES = {
    1: {
      title: "Try it: four weights",
      layers: [ANSWERS],
      sliders: {
        "Weights of “not ripe”": [["softness", 0.8, 1, 0.1], ["darkness", 0.1, 1, 0.1]],
        "Weights of “ripe”": [["softness", 0.2, 1, 0.1], ["darkness", 0.9, 1, 0.1]],
      },
      parameters: ([a, b, c, d]) => [a, b, 0, c, d, 0],
    },
    2: {
      title: "Try it: two weights and a bias",
      layers: [ANSWERS],
      sliders: {
        "Weights and bias of “ripe”": [["softness", 1, 2, 0.1], ["darkness", 1, 2, 0.1], ["bias", -0.75, 2, 0.05]],
      },
      parameters: (ripe) => [0, 0, 0, ...ripe],
    },
    3: {
      title: "Try it: bend the border",
      layers: [["old enough", "not too old"], ANSWERS],
      sliders: {
        "A weight of “old enough”": [["softness", 1, 2, 0.5]],
        "A weight of “not too old”": [["darkness", -1, 2, 0.5]],
        "Weights and bias of “ripe”": [["old enough", 2, 2, 0.5], ["not too old", 1, 2, 0.5], ["bias", -0.75, 3, 0.25]],
      },
      parameters: ([soft, dark, ...ripe]) => [soft, 1, -0.75, -1, dark, 1.5, 0, 0, 0, ...ripe],
    },
  };

  const short = (number, digits = 4) => minus(String(Number(number.toFixed(digits)) + 0)); // 0.8 and 1, as in the text
  const point = ([x, y]) => `(${short(x, 2)}, ${short(y, 2)})`;

  // Where a · softness + b · darkness + c is 0 on the edge of the square, and the part of the square where it is above.
  const cut = ([a, b, c]) => {
    const corners = [[0, 0], [1, 0], [1, 1], [0, 1]], ends = [], region = [];
    const z = ([x, y]) => a * x + b * y + c;
    corners.forEach((from, i) => {
      const to = corners[(i + 1) % 4];
      if (z(from) >= 0) region.push(from);
      if (z(from) === 0) ends.push(from);
      if (z(from) * z(to) >= 0) return;
      const share = z(from) / (z(from) - z(to));
      const between = [0, 1].map((k) => from[k] + share * (to[k] - from[k]));
      region.push(between);
      ends.push(between);
    });
    return a || b ? { ends, region } : { ends: [], region: c > 0 ? corners : [] };
  };
  const outline = (points) => path(points.map(([x, y]) => [across(x), up(y)]));

  const lie = ([a, b], ends) => {
    if (!a && !b) return "There is no border: all fruits get the same answer.";
    if (ends.length === 0) return "The border lies outside the picture.";
    if (ends.length === 1) return `The border meets the picture only at ${point(ends[0])}.`;
    return `The border is a straight line from ${point(ends[0])} to ${point(ends[1])}.`;
  };

  // A weighted sum with its numbers in the colours of the book: 0.2 · 0.6 + (−0.9) · 0.5.
  const coloured = (number, kind) => make("span", { class: `nn-${kind}` }, short(number));
  const term = (number, kind) => (number < 0 ? ["(", coloured(number, kind), ")"] : [coloured(number, kind)]);
  const sum = (weights, factors) =>
    weights.flatMap((w, i) => [i ? " + " : "", ...term(w, w < 0 ? "negative" : "weights"), " · ", ...factors[i]]);

  const start = (element) => {
    const { title, layers, sliders, parameters } = TRIES[element.dataset.try];
    const { samples } = nnControls.straightData;
    const sizes = [2, ...layers.map((names) => names.length)];
    const given = Object.values(sliders).flat();
    const biased = given.some(([name]) => name === "bias");
    const plus = (bias) => (biased ? [" + ", ...term(bias, "bias")] : []);

    const region = draw("path", { class: "control-region" });
    const lines = draw("g");
    const ava = draw(
      "g",
      { transform: `translate(${across(AVA[0])} ${up(AVA[1])})` },
      draw("path", { class: "control-star", d: STAR }),
      text(11, 20, "Ava", "start", { class: "control-name" }),
    );
    const sums = make("div", { class: "control-sums" });
    const said = twin();

    // Every node's sum for Ava, and, of several layers, the single one that they amount to.
    const workedOut = (network, single) => {
      const found = forward(sizes, network, AVA, "identity");
      let at = 0;
      const nodes = layers.flatMap((names, layer) =>
        names.map((name, node) => {
          const factors = found[layer].map((number) => term(number, layer ? "activation" : "inputs"));
          const weights = network.slice(at, at + factors.length), bias = network[at + factors.length];
          at += factors.length + 1;
          const output = coloured(found[layer + 1][node], "activation");
          return [`${name}: `, ...sum(weights, factors), ...plus(bias), " = ", output];
        }),
      );
      const [v, w, bias] = single.slice(3);
      const alone = ["Both layers in one, ripe: ", ...sum([v, w], [["softness"], ["darkness"]]), ...plus(bias)];
      const rows = [["The sums for Ava, with softness 0.6 and darkness 0.5:"], ...nodes];
      return [...(layers.length > 1 ? [alone] : []), ...rows].map((words) => make("p", {}, ...words));
    };

    const show = () => {
      const network = parameters(fields.map((field) => Number(field.value)));
      const single = asOneLayer(sizes, network);
      const border = [0, 1, 2].map((i) => single[3 + i] - single[i]); // where both outputs are the same
      const { ends, region: ripe } = cut(border);
      region.setAttribute("d", outline(ripe));
      const hidden = layers.length > 1 ? [network.slice(0, 3), network.slice(3, 6)] : [];
      lines.replaceChildren(
        draw("path", { class: "control-border", d: outline(ends) }),
        ...hidden.map((node) => draw("path", { class: "control-hidden", d: outline(cut(node).ends) })),
      );
      sums.replaceChildren(...workedOut(network, single));
      const right = samples.filter(([each, target]) => target[classify(sizes, network, each, "identity")] === 1).length;
      const [no, yes] = forward(sizes, network, AVA, "identity").at(-1);
      const tie = short(no) === short(yes);
      const verdict = tie ? "a tie, so the first one wins: not ripe" : `so ${ANSWERS[Number(yes > no)]}`;
      said.textContent =
        `${right} of ${samples.length} known fruits right. ${lie(border, ends)} ` +
        `Ava: not ripe ${short(no)}, ripe ${short(yes)}, ${verdict}.`;
    };
    const change = () => {
      show();
      keep("straight", ...fields.map((field) => field.value));
    };

    const asked = load("straight");
    const knob = ([name, value, most, step]) => {
      const now = within(asked.shift(), -most, most, value);
      return slider(name, { min: -most, max: most, step, value: now, say: short }, change);
    };
    const groups = Object.entries(sliders).map(([legend, list]) =>
      make("fieldset", {}, make("legend", {}, legend), ...list.map(knob)));
    const fields = groups.flatMap((group) => [...group.querySelectorAll("input")]);
    const again = button("Start again", () =>
      fields.forEach((field, i) => {
        field.value = given[i][1];
        field.dispatchEvent(new Event("input"));
      }));

    frame(
      element,
      title,
      make("div", { class: "control-pair" }, fruitMap(samples, region, lines, ava), make("div", {}, ...groups, said)),
      sums,
      row(again),
    );
    show();
  };

  nnControls.straight = { start };
}
