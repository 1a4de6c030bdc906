// "Activation": the pass mark as a step and as a sigmoid. The larger the weight, the closer the sigmoid is to the step.
{
  const { make, draw, text, slider, load, keep, within, oneOf, fixed, twin, scale, path, frame } = nnControls.tools;
  const { step, outputs } = nnControls.arithmetic;

  const WEIGHTS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10], MARKS = 100, RISE = 5; // it rises from z = −5 to z = 5
  const WIDTH = 640, HEIGHT = 350, BOTTOM = HEIGHT - 66;
  const across = scale(0, MARKS, 46, WIDTH - 26), up = scale(0, 1, BOTTOM, 40);

  const start = (element) => {
    const asked = load("pass-mark");
    let at = WEIGHTS.indexOf(oneOf(Number(asked[0]), WEIGHTS, 0.1));
    let pass = Math.round(within(asked[1], 10, 90, 50));
    let mark = Math.round(within(asked[2], 0, MARKS, 45));

    const moving = draw("g");
    const picture = draw(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
      draw("path", { class: "control-axis", d: path([[across(0), BOTTOM], [across(MARKS), BOTTOM]]) }),
      moving,
      ...[0, 20, 40, 60, 80, 100].map((each) => text(across(each), HEIGHT - 38, each)),
      ...[0, 0.5, 1].map((answer) => text(36, up(answer) + 5, answer, "end")),
      text(across(50), HEIGHT - 8, "mark"),
      text(4, 18, "answer", "start"),
    );
    const said = twin();

    const show = () => {
      const weight = WEIGHTS[at], bias = -weight * pass, [z] = outputs([1, 1], [weight, bias], [mark], "identity");
      const sigmoid = (mark) => outputs([1, 1], [weight, bias], [mark])[0];
      const from = Math.max(0, pass - RISE / weight), to = Math.min(MARKS, pass + RISE / weight);
      const curve = Array.from({ length: 1001 }, (_, i) => [across(i / 10), up(sigmoid(i / 10))]);
      const jump = `M${across(0)} ${up(0)}H${across(pass)}V${up(1)}H${across(MARKS)}`;
      moving.replaceChildren(
        draw("path", { class: "control-rise", d: `M${across(from)} ${up(0)}V${up(1)}H${across(to)}V${up(0)}z` }),
        draw("path", { class: "control-trail", d: jump }),
        draw("path", { class: "control-activation", d: path(curve) }),
        draw("path", { class: "control-axis", d: `M${across(mark)} ${up(step(z))}V${up(sigmoid(mark))}` }),
        draw("circle", { class: "control-past", cx: across(mark), cy: up(step(z)), r: 6 }),
        draw("circle", { class: "control-here", cx: across(mark), cy: up(sigmoid(mark)), r: 8 }),
      );
      const marks = (2 * RISE) / weight;
      said.textContent =
        `Weight ${weight}, bias ${fixed(bias, 1)}. The mark ${mark} has z = ${fixed(z, 2)}: the sigmoid answers ` +
        `${fixed(sigmoid(mark), 5)}, the step ${step(z)}. From z = −5 to z = 5 it is ` +
        `${marks} mark${marks === 1 ? "" : "s"}${marks > MARKS ? ", more than there are" : ""}.`;
    };
    const change = (how) => {
      how();
      show();
      keep("pass-mark", WEIGHTS[at], pass, mark);
    };

    const weights = { min: 0, max: WEIGHTS.length - 1, step: 1, value: at, say: (i) => String(WEIGHTS[i]) };
    frame(
      element,
      "Try it: from a gentle judge to a strict one",
      picture,
      said,
      make(
        "div",
        { class: "control-sliders" },
        slider("weight", weights, (i) => change(() => { at = i; })),
        slider("pass mark", { min: 10, max: 90, step: 1, value: pass }, (value) => change(() => { pass = value; })),
        slider("your mark", { min: 0, max: MARKS, step: 1, value: mark }, (value) => change(() => { mark = value; })),
      ),
    );
    show();
  };

  nnControls["pass-mark"] = { start };
}
