// "One step, every number": one learning step of a 2-2-2 network, its numbers revealed on the drawing one step at a time.
// A test holds every number of `calculate` against nnlesson.backprop: tests/site/test_control_thirteen_steps.py.
{
  const { make, draw, text, button, off, load, keep, oneOf, minus, fixed, twin, frame, row } = nnControls.tools;
  const { forward, backward, downhill, loss, links } = nnControls.arithmetic;

  const NAME = "thirteen-steps";
  const LAST = 14; // the thirteen steps, and the step downhill that uses them

  // ---------------------------------------------------------------- Arithmetic

  const EXAMPLE = {
    sizes: [2, 2, 2],
    parameters: [0.15, 0.2, 0.35, 0.25, 0.3, 0.35, 0.4, 0.45, 0.6, 0.5, 0.55, 0.6],
    inputs: [0.05, 0.1],
    targets: [0.01, 0.99],
    rate: 0.5,
  };

  // The same list layer by layer and node by node: a node is its weights, then its bias.
  const nodesOf = (sizes, parameters) => {
    const left = [...parameters];
    return sizes.slice(1).map((size, layer) => Array.from({ length: size }, () => left.splice(0, sizes[layer] + 1)));
  };

  // Every number of the thirteen steps, and the network after them. "by" is the slope of the loss by this thing: byZ is
  // ∂L/∂z, and the same as the slope by the bias. `gradient` and `after` are written like `nodes`.
  const calculate = ({ sizes, parameters, inputs, targets, rate }) => {
    const slopes = backward(sizes, parameters, inputs, targets), moved = downhill(parameters, slopes, rate);
    const [nodes, gradient, after] = [parameters, slopes, moved].map((flat) => nodesOf(sizes, flat));
    const found = forward(sizes, parameters, inputs);
    const layers = nodes.map((layer, i) => ({
      nodes: layer,
      z: forward(sizes.slice(i, i + 2), layer.flat(), found[i], "identity")[1], //               steps 1 and 3
      outputs: found[i + 1], //                                                                  steps 2 and 4
      slopes: found[i + 1].map((output) => links(output)[1]), //                                 steps 11 and 7
      byZ: gradient[i].map((node) => node.at(-1)), //                                            steps 12 and 8
      gradient: gradient[i], //                                                                  steps 13 and 9
      after: after[i],
    }));
    const [hidden, output] = layers;
    output.byOutputs = output.outputs.map((output, k) => links(output, targets[k])[0]); //       step 6
    hidden.byOutputs = hidden.outputs.map((_, i) => //                                           step 10
      output.nodes.reduce((sum, weights, k) => sum + weights[i] * output.byZ[k], 0));
    const [before, then] = [parameters, moved].map((flat) => loss(sizes, flat, [[inputs, targets]])); // step 5
    return { layers, loss: before, lossAfter: then };
  };

  // ---------------------------------------------------------------- Words

  const given = (number) => fixed(number, 2); //                       0.15
  const short = (number) => minus(number.toPrecision(4)); //           four digits, for the drawing
  const long = (number) => fixed(number, 9).replace(/0{4,}$/, ""); //  for the words: 0.3775 if the rest is 0

  const [w1, w2, b1, w3, w4, b2, w5, w6, b3, w7, w8, b4] = EXAMPLE.parameters.map(given);
  const [x1, x2] = EXAMPLE.inputs.map(given);
  const [y1, y2] = EXAMPLE.targets.map(given);

  // One title and one list of sentences for each step, from 0 (nothing yet) to 14 (the step downhill).
  const say = (n) => {
    const worded = ({ z, outputs, byOutputs, slopes, byZ }) => [z, outputs, byOutputs, slopes, byZ].map((pair) => pair.map(long));
    const [[z1, h, byH, s1, d1], [z2, o, byO, s2, d2]] = n.layers.map(worded);
    const [[g1, g2, , g3, g4], [g5, g6, , g7, g8]] = n.layers.map(({ gradient }) => gradient.flat().map(long));
    const after = n.layers.flatMap((layer) => layer.after);
    const w = after.flatMap((node) => node.slice(0, -1)).map(long), b = after.map((node) => long(node.at(-1)));
    const steps = [
      ["z of the hidden nodes", [
        `z of h1 = ${b1} + ${w1} · ${x1} + ${w2} · ${x2} = ${z1[0]}.`,
        `z of h2 = ${b2} + ${w3} · ${x1} + ${w4} · ${x2} = ${z1[1]}.`]],
      ["the hidden outputs", [`h1 = σ(${z1[0]}) = ${h[0]}.`, `h2 = σ(${z1[1]}) = ${h[1]}.`]],
      ["z of the outputs", [
        `z of o1 = ${b3} + ${w5} · ${h[0]} + ${w6} · ${h[1]} = ${z2[0]}.`,
        `z of o2 = ${b4} + ${w7} · ${h[0]} + ${w8} · ${h[1]} = ${z2[1]}.`]],
      ["the outputs", [`o1 = σ(${z2[0]}) = ${o[0]}.`, `o2 = σ(${z2[1]}) = ${o[1]}.`]],
      ["the loss", [`L = ½ · (${o[0]} − ${y1})² + ½ · (${o[1]} − ${y2})² = ${long(n.loss)}.`]],
      ["how L changes with each output", [
        `∂L/∂o1 = ${o[0]} − ${y1} = ${byO[0]}.`, `∂L/∂o2 = ${o[1]} − ${y2} = ${byO[1]}.`]],
      ["how steep σ is at the outputs", [
        `σ′ at ${z2[0]} is ${o[0]} · (1 − ${o[0]}) = ${s2[0]}.`, `σ′ at ${z2[1]} is ${o[1]} · (1 − ${o[1]}) = ${s2[1]}.`]],
      ["deltas of the outputs", [
        `∂L/∂z of o1 = ${byO[0]} · ${s2[0]} = ${d2[0]}.`, `∂L/∂z of o2 = ${byO[1]} · ${s2[1]} = ${d2[1]}.`]],
      ["how L changes with w5 to w8, b3 and b4", [
        `∂L/∂w5 = ${d2[0]} · ${h[0]} = ${g5}.`, `∂L/∂w6 = ${d2[0]} · ${h[1]} = ${g6}.`,
        `∂L/∂w7 = ${d2[1]} · ${h[0]} = ${g7}.`, `∂L/∂w8 = ${d2[1]} · ${h[1]} = ${g8}.`,
        `∂L/∂b3 = ${d2[0]} and ∂L/∂b4 = ${d2[1]}, the deltas themselves.`]],
      ["how L changes with h1 and h2", [
        `∂L/∂h1 = ${w5} · ${d2[0]} + ${w7} · (${d2[1]}) = ${byH[0]}.`, `∂L/∂h2 = ${w6} · ${d2[0]} + ${w8} · (${d2[1]}) = ${byH[1]}.`]],
      ["how steep σ is at the hidden nodes", [
        `σ′ at ${z1[0]} is ${h[0]} · (1 − ${h[0]}) = ${s1[0]}.`, `σ′ at ${z1[1]} is ${h[1]} · (1 − ${h[1]}) = ${s1[1]}.`]],
      ["deltas of the hidden nodes", [
        `∂L/∂z of h1 = ${byH[0]} · ${s1[0]} = ${d1[0]}.`, `∂L/∂z of h2 = ${byH[1]} · ${s1[1]} = ${d1[1]}.`]],
      ["how L changes with w1 to w4, b1 and b2", [
        `∂L/∂w1 = ${d1[0]} · ${x1} = ${g1}.`, `∂L/∂w2 = ${d1[0]} · ${x2} = ${g2}.`,
        `∂L/∂w3 = ${d1[1]} · ${x1} = ${g3}.`, `∂L/∂w4 = ${d1[1]} · ${x2} = ${g4}.`,
        `∂L/∂b1 = ${d1[0]} and ∂L/∂b2 = ${d1[1]}, the deltas themselves.`]],
    ];
    return [
      ["What is given", [`Inputs ${x1} and ${x2}, targets ${y1} and ${y2}, eight weights and four biases.`]],
      ...steps.map(([title, sentences], i) => [`Step ${i + 1} of 13: ${title}`, sentences]),
      ["The step downhill", [
        `Every weight and bias moves by −${EXAMPLE.rate} times its slope: w1 to w8 become ${w.slice(0, 7).join(", ")} and ${w[7]}, b1 to b4 become ${b.slice(0, 3).join(", ")} and ${b[3]}.`,
        `A new pass forward gives the loss ${long(n.lossAfter)}.`]],
    ];
  };

  // ---------------------------------------------------------------- The drawing

  const STEPS = [ // at which the numbers of the hidden layer and of the outputs appear
    { z: 1, outputs: 2, byOutputs: 10, slopes: 11, byZ: 12, gradient: 13 },
    { z: 3, outputs: 4, byOutputs: 6, slopes: 7, byZ: 8, gradient: 9 },
  ];
  const kindOf = (weight) => (weight < 0 ? "nn-negative" : "nn-weights");
  const word = (x, y, words, kind, anchor = "start") => text(x, y, words, anchor, { class: kind });

  // A row is one quantity of a node: its name with its colour, and up to three numbers: found on the way forward, its
  // slope found on the way back, and after the step downhill; each with the step at which it appears and its colour.
  const rowsOf = (n, layer, node) => {
    const found = n.layers[layer], at = STEPS[layer];
    const number = (what, kind) => [short(found[what][node]), at[what], kind];
    const parameter = (name, kind, i) => ({
      name, kind,
      forward: [given(found.nodes[node][i]), 0, kind],
      backward: [short(found.gradient[node][i]), at.gradient, "nn-loss"],
      after: [fixed(found.after[node][i], 6), LAST, kind],
    });
    const weight = (i) => parameter(`w${4 * layer + 2 * node + i + 1}`, kindOf(found.nodes[node][i]), i);
    const rows = [
      weight(0),
      weight(1),
      parameter(`b${2 * layer + node + 1}`, "nn-bias", 2),
      { name: "z", kind: "", forward: number("z", ""), backward: number("byZ", "nn-loss") },
      { name: "σ′(z)", kind: "", backward: number("slopes", "") },
      { name: layer ? "o" : "h", kind: "nn-activation", forward: number("outputs", "nn-activation"), backward: number("byOutputs", "nn-loss") },
    ];
    return layer ? [...rows, { name: "y", kind: "", forward: [given(EXAMPLE.targets[node]), 0, ""] }] : rows;
  };

  // Two layouts: from left to right where there is room, from top to bottom on a phone.
  const ROW = 22, HEAD = 50;
  const tall = (rows) => HEAD + rows * ROW + 6;
  const WIDE = {
    wide: true, width: 730, height: 444, box: 196, letter: 8.2,
    inputs: [[32, 107], [32, 337]],
    nodes: [[[130, 13], [130, 243]], [[410, 2], [410, 232]]],
    loss: [640, 184], forward: 97, backward: 186,
  };
  const PHONE = {
    wide: false, width: 342, height: 694, box: 167, letter: 7.2,
    inputs: [[83, 31], [257, 31]],
    nodes: [[[0, 116], [173, 116]], [[0, 358], [173, 358]]],
    loss: [126, 612], forward: 80, backward: 158,
  };

  // Where the line of weight i arrives at a node, and where its output leaves.
  const arrival = (layout, [x, y], i) =>
    layout.wide ? [x, y + HEAD + i * ROW + 11] : [x + layout.box * (i ? 0.72 : 0.28), y];
  const departure = (layout, [x, y], layer) =>
    layout.wide ? [x + layout.box, y + HEAD + 5 * ROW + 11] : [x + layout.box / 2, y + tall(layer ? 7 : 6)];

  // On a phone the lines do not arrive beside their rows, so they have names.
  const namesOfLines = (layout) => layout.nodes.flatMap((places, layer) => places.flatMap((place, node) => [0, 1].map((i) => {
    const [x, y] = arrival(layout, place, i);
    return word(x + (node ? 7 : -7), y - 5, `w${4 * layer + 2 * node + i + 1}`, "nn-weights", node ? "start" : "end");
  })));

  const LINES_NOW = { 1: [1], 3: [2], 5: [3], 6: [3], 9: [2], 10: [2], 13: [1], 14: [1, 2] };

  const lines = (n, layout, step) => {
    const now = (set) => ((LINES_NOW[step] ?? []).includes(set) ? "thirteen-line is-now" : "thirteen-line");
    const line = ([xa, ya], [xb, yb], width, set, kind) =>
      draw("path", { d: `M${xa} ${ya} L${xb} ${yb}`, class: `${now(set)} ${kind}`, "stroke-width": width });
    const [starts, hidden, output] = [layout.inputs, ...layout.nodes];
    const into = (layer, node) => n.layers[layer].nodes[node].slice(0, -1).map((weight, i) => {
      const from = layer ? departure(layout, hidden[i], 0) : starts[i];
      const to = arrival(layout, layout.nodes[layer][node], i);
      return line(from, to, 1 + 5 * Math.abs(weight), layer + 1, kindOf(weight));
    });
    const [x, y] = layout.loss;
    const intoLoss = output.map((place, node) => {
      const to = layout.wide ? [x, y + 24 + node * 28] : [x + 26 + node * 36, y];
      return line(departure(layout, place, 1), to, 1.5, 3, "plain");
    });
    const names = layout.wide ? [] : namesOfLines(layout);
    return [...into(0, 0), ...into(0, 1), ...into(1, 0), ...into(1, 1), ...intoLoss, ...names];
  };

  // A number that appears at this step stands on a patch, so that the eye finds it without its colour.
  const shown = (x, y, cell, step, letter) => {
    const [number, since, kind] = cell ?? ["", Infinity];
    if (since > step) return [];
    if (since < step || since === 0) return [word(x, y, number, kind, "end")];
    const width = letter * number.length + 8;
    return [
      draw("rect", { x: x - width + 4, y: y - 15, width, height: 20, rx: 4, class: "thirteen-patch" }),
      word(x, y, number, `${kind} is-new`, "end"),
    ];
  };

  const box = (layout, [x, y], name, rows, step) => {
    const end = step === LAST;
    const lines = rows.flatMap((row, number) => {
      const at = y + HEAD + number * ROW + 16;
      return [
        word(x + 10, at, row.name, row.kind),
        ...shown(x + layout.forward, at, row.forward, step, layout.letter),
        ...shown(x + layout.backward, at, end ? row.after : row.backward, step, layout.letter),
      ];
    });
    return [
      draw("rect", { x: x + 1, y: y + 1, width: layout.box - 2, height: tall(rows.length) - 2, rx: 8, class: "thirteen-box" }),
      word(x + 10, y + 21, name, "thirteen-name"),
      word(x + layout.forward, y + 40, end ? "before" : "forward", "thirteen-heading", "end"),
      word(x + layout.backward, y + 40, end ? "after" : "backward", "thirteen-heading", "end"),
      ...lines,
    ];
  };

  const picture = (n, layout, step) => {
    const inputs = layout.inputs.flatMap(([x, y], i) => [
      draw("circle", { cx: x, cy: y, r: 29, class: "thirteen-input" }),
      word(x, y - 4, `x${i + 1}`, "thirteen-small", "middle"),
      word(x, y + 14, [x1, x2][i], "nn-inputs", "middle"),
    ]);
    const boxes = layout.nodes.flatMap((places, layer) => places.flatMap((place, node) =>
      box(layout, place, `${layer ? "o" : "h"}${node + 1}`, rowsOf(n, layer, node), step)));
    const [x, y] = layout.loss;
    return [
      ...lines(n, layout, step), ...inputs, ...boxes,
      draw("rect", { x, y, width: 88, height: 76, rx: 8, class: "thirteen-box" }),
      word(x + 44, y + 21, "loss", "thirteen-small", "middle"),
      ...shown(x + 67, y + 43, [short(n.loss), 5, "nn-loss"], step, layout.letter),
      ...shown(x + 67, y + 66, [short(n.lossAfter), LAST, "nn-loss"], step, layout.letter),
    ];
  };

  // ---------------------------------------------------------------- The control

  const start = (element) => {
    const numbers = calculate(EXAMPLE);
    const words = say(numbers);
    let step = oneOf(Number(load(NAME)[0]), [...words.keys()], 0);
    let layout = WIDE;

    const drawing = draw("svg", { role: "img" });
    const said = twin();
    const back = button("Back", () => go(step - 1));
    const next = button("Next step", () => go(step + 1));
    const again = button("Start again", () => go(0));

    const show = () => {
      const [title, sentences] = words[step];
      drawing.setAttribute("class", `thirteen-drawing ${layout.wide ? "is-wide" : "is-tall"}`);
      drawing.setAttribute("viewBox", `0 0 ${layout.width} ${layout.height}`);
      drawing.setAttribute("aria-label", `The network with all its numbers so far. ${title}.`);
      drawing.replaceChildren(...picture(numbers, layout, step));
      said.replaceChildren(make("strong", {}, `${title}. `), ...sentences.map((sentence) => make("span", {}, `${sentence} `)));
      off(back, step === 0);
      off(next, step === LAST);
      next.textContent = step === LAST - 1 ? "Step downhill" : "Next step";
    };

    const go = (to) => {
      const wanted = Math.max(0, Math.min(LAST, to));
      if (wanted === step) return;
      step = wanted;
      show();
      keep(NAME, step);
    };

    const KEYS = { ArrowRight: () => step + 1, ArrowLeft: () => step - 1, Home: () => 0, End: () => LAST };
    element.addEventListener("keydown", (event) => {
      if (!(event.key in KEYS) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(KEYS[event.key]());
    });

    frame(element, "Try it: one step after the other", drawing, row(back, next, again), said);
    const fit = () => {
      const fitting = element.clientWidth < 600 ? PHONE : WIDE;
      if (fitting === layout) return;
      layout = fitting;
      show();
    };
    show();
    fit();
    new ResizeObserver(fit).observe(element);
  };

  nnControls[NAME] = { calculate, start };
}
