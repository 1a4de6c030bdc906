// "One step, every number": one learning step of a 2-2-2 network, its numbers revealed on the drawing one step at a time.
//
// Fills <div class="control" data-control="thirteen-steps">. The arithmetic is plain functions of plain lists; a test
// holds every number of `calculate` against nnlesson.backprop: tests/site/test_control_thirteen_steps.py.
{
  const NAME = "thirteen-steps";
  const LAST = 14; // the thirteen steps, and the step downhill that uses them

  // ---------------------------------------------------------------- Arithmetic

  const add = (numbers) => numbers.reduce((sum, number) => sum + number, 0);
  const times = (a, b) => a.map((number, i) => number * b[i]);
  const sigmoid = (z) => 0.5 + 0.5 * Math.tanh(0.5 * z);
  const slopeOfSigmoid = (z) => sigmoid(z) * (1 - sigmoid(z));

  // A layer is {weights, biases}: one row of weights and one bias for each node.
  const zOf = (layer, inputs) => layer.biases.map((bias, node) => bias + add(times(layer.weights[node], inputs)));
  const outputsOf = (hidden, output, inputs) => zOf(output, zOf(hidden, inputs).map(sigmoid)).map(sigmoid);
  const lossOf = (outputs, targets) => add(outputs.map((o, k) => 0.5 * (o - targets[k]) ** 2));
  const slopesOfWeights = (deltas, inputs) => deltas.map((delta) => inputs.map((x) => delta * x));
  const collected = (layer, deltas) => layer.weights[0].map((_, i) => add(deltas.map((d, node) => d * layer.weights[node][i])));
  const moved = (numbers, slopes, rate) => numbers.map((number, i) => number - rate * slopes[i]);
  const movedLayer = (layer, weightSlopes, biasSlopes, rate) => ({
    weights: layer.weights.map((row, node) => moved(row, weightSlopes[node], rate)),
    biases: moved(layer.biases, biasSlopes, rate),
  });

  // Every number of the thirteen steps, and the network after them. 1 stands for the hidden layer, 2 for the outputs;
  // "by" is the slope of the loss by this thing: byH is ∂L/∂h.
  const calculate = ({ inputs, targets, hidden, output, rate }) => {
    const z1 = zOf(hidden, inputs); //                                step 1
    const h = z1.map(sigmoid); //                                     step 2
    const z2 = zOf(output, h); //                                     step 3
    const outputs = z2.map(sigmoid); //                               step 4
    const loss = lossOf(outputs, targets); //                         step 5
    const byOutputs = outputs.map((o, k) => o - targets[k]); //       step 6
    const slopes2 = z2.map(slopeOfSigmoid); //                        step 7
    const byZ2 = times(byOutputs, slopes2); //                        step 8
    const byWeights2 = slopesOfWeights(byZ2, h); //                   step 9
    const byBiases2 = [...byZ2];
    const byH = collected(output, byZ2); //                           step 10
    const slopes1 = z1.map(slopeOfSigmoid); //                        step 11
    const byZ1 = times(byH, slopes1); //                              step 12
    const byWeights1 = slopesOfWeights(byZ1, inputs); //              step 13
    const byBiases1 = [...byZ1];
    const after = {
      hidden: movedLayer(hidden, byWeights1, byBiases1, rate),
      output: movedLayer(output, byWeights2, byBiases2, rate),
    };
    after.outputs = outputsOf(after.hidden, after.output, inputs);
    after.loss = lossOf(after.outputs, targets);
    const still = [{ ...after.hidden, biases: hidden.biases }, { ...after.output, biases: output.biases }];
    after.lossIfBiasesStay = lossOf(outputsOf(...still, inputs), targets);
    return {
      z1, h, z2, outputs, loss, byOutputs, slopes2, byZ2, byWeights2, byBiases2, byH, slopes1, byZ1, byWeights1, byBiases1, after,
    };
  };

  const EXAMPLE = {
    inputs: [0.05, 0.1],
    targets: [0.01, 0.99],
    hidden: { weights: [[0.15, 0.2], [0.25, 0.3]], biases: [0.35, 0.35] },
    output: { weights: [[0.4, 0.45], [0.5, 0.55]], biases: [0.6, 0.6] },
    rate: 0.5,
  };

  // ---------------------------------------------------------------- Words

  const minus = (text) => text.replace("-", "−");
  const given = (number) => minus(number.toFixed(2)); //                           0.15
  const short = (number) => minus(number.toPrecision(4)); //                       four digits, for the drawing
  const long = (number) => minus(number.toFixed(9).replace(/0{4,}$/, "")); //       nine after the point, for the words: 0.3775 if the rest is 0

  const [w1, w2, w3, w4, w5, w6, w7, w8] = [...EXAMPLE.hidden.weights.flat(), ...EXAMPLE.output.weights.flat()].map(given);
  const [x1, x2] = EXAMPLE.inputs.map(given);
  const [y1, y2] = EXAMPLE.targets.map(given);
  const [b1, b2] = EXAMPLE.hidden.biases.map(given);
  const [b3, b4] = EXAMPLE.output.biases.map(given);

  // One title and one list of sentences for each step, from 0 (nothing yet) to 14 (the step downhill).
  const say = (n) => {
    const [z1, h, z2, o] = [n.z1, n.h, n.z2, n.outputs].map((pair) => pair.map(long));
    const [byO, s2, d2, byH, s1, d1] = [n.byOutputs, n.slopes2, n.byZ2, n.byH, n.slopes1, n.byZ1].map((pair) => pair.map(long));
    const [out, inn] = [n.byWeights2, n.byWeights1].map((rows) => rows.flat().map(long));
    const w = [...n.after.hidden.weights.flat(), ...n.after.output.weights.flat()].map(long);
    const b = [...n.after.hidden.biases, ...n.after.output.biases].map(long);
    return [
      ["What is given", [`Inputs ${x1} and ${x2}, targets ${y1} and ${y2}, eight weights and four biases.`]],
      ["Step 1 of 13: z of the hidden nodes", [
        `z of h1 = ${b1} + ${w1} · ${x1} + ${w2} · ${x2} = ${z1[0]}.`,
        `z of h2 = ${b2} + ${w3} · ${x1} + ${w4} · ${x2} = ${z1[1]}.`]],
      ["Step 2 of 13: the hidden outputs", [`h1 = σ(${z1[0]}) = ${h[0]}.`, `h2 = σ(${z1[1]}) = ${h[1]}.`]],
      ["Step 3 of 13: z of the outputs", [
        `z of o1 = ${b3} + ${w5} · ${h[0]} + ${w6} · ${h[1]} = ${z2[0]}.`,
        `z of o2 = ${b4} + ${w7} · ${h[0]} + ${w8} · ${h[1]} = ${z2[1]}.`]],
      ["Step 4 of 13: the outputs", [`o1 = σ(${z2[0]}) = ${o[0]}.`, `o2 = σ(${z2[1]}) = ${o[1]}.`]],
      ["Step 5 of 13: the loss", [`L = ½ · (${o[0]} − ${y1})² + ½ · (${o[1]} − ${y2})² = ${long(n.loss)}.`]],
      ["Step 6 of 13: how L changes with each output", [
        `∂L/∂o1 = ${o[0]} − ${y1} = ${byO[0]}.`, `∂L/∂o2 = ${o[1]} − ${y2} = ${byO[1]}.`]],
      ["Step 7 of 13: how steep σ is at the outputs", [
        `σ′ at ${z2[0]} is ${o[0]} · (1 − ${o[0]}) = ${s2[0]}.`, `σ′ at ${z2[1]} is ${o[1]} · (1 − ${o[1]}) = ${s2[1]}.`]],
      ["Step 8 of 13: deltas of the outputs", [
        `∂L/∂z of o1 = ${byO[0]} · ${s2[0]} = ${d2[0]}.`, `∂L/∂z of o2 = ${byO[1]} · ${s2[1]} = ${d2[1]}.`]],
      ["Step 9 of 13: how L changes with w5 to w8, b3 and b4", [
        `∂L/∂w5 = ${d2[0]} · ${h[0]} = ${out[0]}.`, `∂L/∂w6 = ${d2[0]} · ${h[1]} = ${out[1]}.`,
        `∂L/∂w7 = ${d2[1]} · ${h[0]} = ${out[2]}.`, `∂L/∂w8 = ${d2[1]} · ${h[1]} = ${out[3]}.`,
        `∂L/∂b3 = ${d2[0]} and ∂L/∂b4 = ${d2[1]}, the deltas themselves.`]],
      ["Step 10 of 13: how L changes with h1 and h2", [
        `∂L/∂h1 = ${w5} · ${d2[0]} + ${w7} · (${d2[1]}) = ${byH[0]}.`, `∂L/∂h2 = ${w6} · ${d2[0]} + ${w8} · (${d2[1]}) = ${byH[1]}.`]],
      ["Step 11 of 13: how steep σ is at the hidden nodes", [
        `σ′ at ${z1[0]} is ${h[0]} · (1 − ${h[0]}) = ${s1[0]}.`, `σ′ at ${z1[1]} is ${h[1]} · (1 − ${h[1]}) = ${s1[1]}.`]],
      ["Step 12 of 13: deltas of the hidden nodes", [
        `∂L/∂z of h1 = ${byH[0]} · ${s1[0]} = ${d1[0]}.`, `∂L/∂z of h2 = ${byH[1]} · ${s1[1]} = ${d1[1]}.`]],
      ["Step 13 of 13: how L changes with w1 to w4, b1 and b2", [
        `∂L/∂w1 = ${d1[0]} · ${x1} = ${inn[0]}.`, `∂L/∂w2 = ${d1[0]} · ${x2} = ${inn[1]}.`,
        `∂L/∂w3 = ${d1[1]} · ${x1} = ${inn[2]}.`, `∂L/∂w4 = ${d1[1]} · ${x2} = ${inn[3]}.`,
        `∂L/∂b1 = ${d1[0]} and ∂L/∂b2 = ${d1[1]}, the deltas themselves.`]],
      ["The step downhill", [
        `Every weight and bias moves by −${EXAMPLE.rate} times its slope: w1 to w8 become ${w.slice(0, 7).join(", ")} and ${w[7]}, b1 to b4 become ${b.slice(0, 3).join(", ")} and ${b[3]}.`,
        `A new pass forward gives the loss ${long(n.after.loss)}.`]],
    ];
  };

  // ---------------------------------------------------------------- The drawing

  // A row is one quantity of a node: its name, the number found on the way forward, the slope found on the way back,
  // the steps at which the two appear, and the number after the step downhill. A given number appears at step 0.
  const rowsOf = (n, layer, node) => {
    const back = layer === 1
      ? { weights: n.byWeights1, biases: n.byBiases1, z: n.byZ1, slopes: n.slopes1, out: n.byH }
      : { weights: n.byWeights2, biases: n.byBiases2, z: n.byZ2, slopes: n.slopes2, out: n.byOutputs };
    const at = layer === 1 ? { z: 1, out: 2, out2: 10, slope: 11, delta: 12, weights: 13 } : { z: 3, out: 4, out2: 6, slope: 7, delta: 8, weights: 9 };
    const [start, after] = layer === 1 ? [EXAMPLE.hidden, n.after.hidden] : [EXAMPLE.output, n.after.output];
    const number = 4 * (layer - 1) + 2 * node + 1;
    const weight = (i) => ({
      name: `w${number + i}`, kind: start.weights[node][i] < 0 ? "negative" : "weights", forward: [given(start.weights[node][i]), 0],
      backward: [short(back.weights[node][i]), at.weights], after: after.weights[node][i].toFixed(6),
    });
    const rows = [
      weight(0),
      weight(1),
      { name: `b${2 * layer + node - 1}`, kind: "bias", forward: [given(start.biases[node]), 0], backward: [short(back.biases[node]), at.weights], after: after.biases[node].toFixed(6) },
      { name: "z", kind: "ink", forward: [short(layer === 1 ? n.z1[node] : n.z2[node]), at.z], backward: [short(back.z[node]), at.delta] },
      { name: "σ′(z)", kind: "ink", backward: [short(back.slopes[node]), at.slope] },
      { name: layer === 1 ? "h" : "o", kind: "activation", forward: [short(layer === 1 ? n.h[node] : n.outputs[node]), at.out], backward: [short(back.out[node]), at.out2] },
    ];
    return layer === 1 ? rows : [...rows, { name: "y", kind: "ink", forward: [given(EXAMPLE.targets[node]), 0] }];
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

  const SVG = "http://www.w3.org/2000/svg";
  const draw = (tag, attributes = {}, ...children) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const text = (x, y, words, kind, anchor = "start") => draw("text", { x, y, class: kind, "text-anchor": anchor }, words);

  // Where the line of weight i arrives at a node, and where its output leaves.
  const arrival = (layout, [x, y], i) =>
    layout.wide ? [x, y + HEAD + i * ROW + 11] : [x + layout.box * (i ? 0.72 : 0.28), y];
  const departure = (layout, [x, y], layer) =>
    layout.wide ? [x + layout.box, y + HEAD + 5 * ROW + 11] : [x + layout.box / 2, y + tall(layer === 1 ? 6 : 7)];

  // On a phone the lines do not arrive beside their rows, so they have names.
  const namesOfLines = (layout) => layout.nodes.flatMap((places, layer) => places.flatMap((place, node) => [0, 1].map((i) => {
    const [x, y] = arrival(layout, place, i);
    return text(x + (node ? 7 : -7), y - 5, `w${4 * layer + 2 * node + i + 1}`, "weights", node ? "start" : "end");
  })));

  const LINES_NOW = { 1: [1], 3: [2], 5: [3], 6: [3], 9: [2], 10: [2], 13: [1], 14: [1, 2] };

  const lines = (layout, step) => {
    const now = (set) => ((LINES_NOW[step] ?? []).includes(set) ? "thirteen-line is-now" : "thirteen-line");
    const line = ([xa, ya], [xb, yb], width, set, kind) =>
      draw("path", { d: `M${xa} ${ya} L${xb} ${yb}`, class: `${now(set)} ${kind}`, "stroke-width": width });
    const [starts, hidden, output] = [layout.inputs, ...layout.nodes];
    const found = [];
    [EXAMPLE.hidden, EXAMPLE.output].forEach((layer, number) => {
      layer.weights.forEach((row, node) => row.forEach((weight, i) => {
        const from = number === 0 ? starts[i] : departure(layout, hidden[i], 1);
        const to = arrival(layout, [hidden, output][number][node], i);
        found.push(line(from, to, 1 + 5 * Math.abs(weight), number + 1, weight < 0 ? "negative" : "weights"));
      }));
    });
    const [x, y] = layout.loss;
    output.forEach((place, node) => {
      const to = layout.wide ? [x, y + 24 + node * 28] : [x + 26 + node * 36, y];
      found.push(line(departure(layout, place, 2), to, 1.5, 3, "plain"));
    });
    return layout.wide ? found : [...found, ...namesOfLines(layout)];
  };

  // A number that appears at this step stands on a patch, so that the eye finds it without its colour.
  const shown = (x, y, [number, since], step, kind, letter) => {
    if (since > step) return [];
    if (since < step || since === 0) return [text(x, y, number, kind, "end")];
    const width = letter * number.length + 8;
    return [
      draw("rect", { x: x - width + 4, y: y - 15, width, height: 20, rx: 4, class: "thirteen-patch" }),
      text(x, y, number, `${kind} is-new`, "end"),
    ];
  };

  const box = (layout, [x, y], name, rows, step) => {
    const end = step === LAST;
    const drawn = [
      draw("rect", { x: x + 1, y: y + 1, width: layout.box - 2, height: tall(rows.length) - 2, rx: 8, class: "thirteen-box" }),
      text(x + 10, y + 21, name, "thirteen-name"),
      text(x + layout.forward, y + 40, end ? "before" : "forward", "thirteen-heading", "end"),
      text(x + layout.backward, y + 40, end ? "after" : "backward", "thirteen-heading", "end"),
    ];
    rows.forEach((row, number) => {
      const at = y + HEAD + number * ROW + 16;
      drawn.push(text(x + 10, at, row.name, row.kind));
      if (row.forward) drawn.push(...shown(x + layout.forward, at, row.forward, step, row.kind, layout.letter));
      if (end && row.after) drawn.push(...shown(x + layout.backward, at, [row.after, LAST], step, row.kind, layout.letter));
      if (!end && row.backward) drawn.push(...shown(x + layout.backward, at, row.backward, step, row.name === "σ′(z)" ? "ink" : "loss", layout.letter));
    });
    return drawn;
  };

  const picture = (n, layout, step) => {
    const drawn = lines(layout, step);
    layout.inputs.forEach(([x, y], i) => drawn.push(
      draw("circle", { cx: x, cy: y, r: 29, class: "thirteen-input" }),
      text(x, y - 4, `x${i + 1}`, "thirteen-small", "middle"),
      text(x, y + 14, [x1, x2][i], "inputs", "middle"),
    ));
    layout.nodes.forEach((places, layer) => places.forEach((place, node) =>
      drawn.push(...box(layout, place, `${layer ? "o" : "h"}${node + 1}`, rowsOf(n, layer + 1, node), step))));
    const [x, y] = layout.loss;
    drawn.push(
      draw("rect", { x, y, width: 88, height: 76, rx: 8, class: "thirteen-box" }),
      text(x + 44, y + 21, "loss", "thirteen-small", "middle"),
      ...shown(x + 67, y + 43, [short(n.loss), 5], step, "loss", layout.letter),
    );
    if (step === LAST) drawn.push(...shown(x + 67, y + 66, [short(n.after.loss), LAST], step, "loss", layout.letter));
    return drawn;
  };

  // ---------------------------------------------------------------- The control

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const asked = () => {
    const number = Number(new URLSearchParams(location.search).get(NAME));
    return Number.isInteger(number) && number >= 0 && number <= LAST ? number : 0;
  };

  const keep = (step) => {
    const address = new URL(location.href);
    if (step) address.searchParams.set(NAME, step);
    else address.searchParams.delete(NAME);
    try {
      history.replaceState(history.state, "", address.href);
    } catch {} // some browsers refuse it for a page opened from the disk
  };

  const start = (element) => {
    const numbers = calculate(EXAMPLE);
    const words = say(numbers);
    let step = asked();
    let layout = WIDE;

    const drawing = draw("svg", { role: "img" });
    const title = make("strong", { class: "thirteen-title" });
    const sentences = make("span");
    const said = make("p", { class: "thirteen-words", "aria-live": "polite", "aria-atomic": "true" }, title, " ", sentences);
    const button = (label, target) => {
      const made = make("button", { type: "button" }, label);
      made.addEventListener("click", () => go(target()));
      return made;
    };
    const back = button("Back", () => step - 1);
    const next = button("Next step", () => step + 1);
    const again = button("Start again", () => 0);

    const show = () => {
      drawing.setAttribute("class", `thirteen-drawing ${layout.wide ? "is-wide" : "is-tall"}`);
      drawing.setAttribute("viewBox", `0 0 ${layout.width} ${layout.height}`);
      drawing.setAttribute("aria-label", `The network with all its numbers so far. ${words[step][0]}.`);
      drawing.replaceChildren(...picture(numbers, layout, step));
      title.textContent = `${words[step][0]}.`;
      sentences.replaceChildren(...words[step][1].flatMap((sentence, i) => (i ? [make("br"), sentence] : [sentence])));
      back.setAttribute("aria-disabled", step === 0); // not `disabled`: that would lose the focus
      next.setAttribute("aria-disabled", step === LAST);
      next.textContent = step === 13 ? "Step downhill" : "Next step";
    };

    const go = (to) => {
      const wanted = Math.max(0, Math.min(LAST, to));
      if (wanted === step) return;
      step = wanted;
      keep(step);
      show();
    };

    const KEYS = { ArrowRight: () => step + 1, ArrowLeft: () => step - 1, Home: () => 0, End: () => LAST };
    element.addEventListener("keydown", (event) => {
      if (!(event.key in KEYS) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(KEYS[event.key]());
    });

    element.setAttribute("role", "group");
    element.setAttribute("aria-label", "The thirteen steps, one at a time");
    element.replaceChildren(drawing, make("div", { class: "thirteen-buttons" }, back, next, again), said);
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

  (window.nnControls ??= {})[NAME] = { calculate, start };
}
