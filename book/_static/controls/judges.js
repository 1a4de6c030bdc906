// "Loss": one bias of try 4 moves, on the other variety. The count goes by stairs, the loss hears every move.
{
  const { draw, text, slider, load, keep, within, fixed, twin, scale, path, frame, make } = nnControls.tools;
  const { outputs, classify, loss } = nnControls.arithmetic;

  const SIZES = [2, 2, 2], BIAS = 2; // the bias of the fold "old enough" in the list of parameters
  const BIASES = Array.from({ length: 141 }, (_, i) => (i - 300) / 20); // from −15 to −8, as in the chapter
  const WIDTH = 640, HEIGHT = 430, LEFT = 62;
  const across = scale(BIASES[0], BIASES.at(-1), LEFT, WIDTH - 16);
  const stairs = scale(80, 90, 172, 34), valley = scale(0.08, 0.15, HEIGHT - 66, 218);

  const start = (element) => {
    const { samples, parameters } = nnControls.judgesData;
    const withBias = (bias) => parameters.map((p, i) => (i === BIAS ? bias : p));
    const isRight = (network, [each, target]) => classify(SIZES, network, each) === target.indexOf(1);
    const networks = BIASES.map(withBias);
    const hits = networks.map((network) => samples.filter((sample) => isRight(network, sample)).length);
    const losses = networks.map((network) => loss(SIZES, network, samples));
    const [fruit, wanted] = samples.find((sample) => sample[1][1] && !isRight(parameters, sample));
    let at = Math.round(20 * within(load("judges")[0], BIASES[0], BIASES.at(-1), BIASES[0])) + 300;

    const dots = draw("g");
    const steps = hits.map((many, i) => `${i ? `H${across(BIASES[i])}V` : `M${across(BIASES[0])} `}${stairs(many)}`);
    const picture = draw(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
      ...[172, HEIGHT - 66].map((y) => draw("path", { class: "control-axis", d: `M${LEFT} ${y}H${WIDTH - 16}` })),
      ...[80, 85, 90].map((many) => text(LEFT - 10, stairs(many) + 5, many, "end")),
      ...[0.1, 0.15].map((height) => text(LEFT - 10, valley(height) + 5, height, "end")),
      ...[-15, -13, -11, -9].map((bias) => text(across(bias), HEIGHT - 38, fixed(bias, 0))),
      text(across(-11.5), HEIGHT - 8, "bias of the node “old enough”"),
      text(LEFT + 8, 22, "right of 100", "start"),
      text(across(-8), 218, "loss", "end"),
      draw("path", { class: "control-count", d: steps.join("") }),
      draw("path", { class: "control-curve", d: path(losses.map((each, i) => [across(BIASES[i]), valley(each)])) }),
      dots,
    );
    const said = twin();
    const numbers = make("p", { class: "control-words" });

    const show = () => {
      let [from, to] = [at, at]; // the ends of the stair
      while (hits[from - 1] === hits[at]) from--;
      while (hits[to + 1] === hits[at]) to++;
      const stair = BIASES.slice(from, to + 1);
      const along = (height) => path(stair.map((bias, i) => [across(bias), height(i)]));
      dots.replaceChildren(
        draw("path", { class: "control-stair", d: along(() => stairs(hits[at])) }),
        draw("path", { class: "control-stair", d: along((i) => valley(losses[from + i])) }),
        draw("circle", { class: "control-here", cx: across(BIASES[at]), cy: stairs(hits[at]), r: 8 }),
        draw("circle", { class: "control-here", cx: across(BIASES[at]), cy: valley(losses[at]), r: 8 }),
      );
      said.textContent =
        `Bias ${fixed(BIASES[at], 2)}: ${hits[at]} of 100 right, loss ${fixed(losses[at], 6)}. ` +
        (from === to
          ? "Here the count changes with the next move to either side."
          : `On this stair, from ${fixed(BIASES[from], 2)} to ${fixed(BIASES[to], 2)}, the count stays, ` +
            `while the loss goes from ${fixed(losses[from], 6)} to ${fixed(losses[to], 6)}.`);
      const [no, yes] = outputs(SIZES, networks[at], fruit), ofOne = loss(SIZES, networks[at], [[fruit, wanted]]);
      numbers.textContent =
        `One ripe fruit of the hundred, softness ${fixed(fruit[0], 3)}, darkness ${fixed(fruit[1], 3)}: ` +
        `outputs ${fixed(no, 4)} and ${fixed(yes, 4)}, targets 0 and 1, so half the squared error is ` +
        `½\u00a0·\u00a0(${fixed(no, 4)}²\u00a0+\u00a0(${fixed(yes, 4)}\u00a0−\u00a01)²) = ${fixed(ofOne, 4)}. ` +
        `The count calls it ${yes > no ? "right" : "wrong"}.`;
    };
    const move = (place) => {
      at = place;
      show();
      keep("judges", BIASES[at]);
    };

    const ends = { min: 0, max: BIASES.length - 1, step: 1, value: at, say: (place) => fixed(BIASES[place], 2) };
    frame(element, "Try it: two judges and one bias", picture, said, slider("bias", ends, move), numbers);
    show();
  };

  nnControls.judges = { start };
}
