// "Downhill": steps on f(x), one at a time, from a start and with a learning rate of the reader's choice.
{
  const { draw, text, label, button, choice, slider, load, keep, within, oneOf } = nnControls.tools;
  const { minus, fixed, twin, scale, path, frame, row, off } = nnControls.tools;
  const { landscape, steepness, descent } = nnControls.arithmetic;

  const WIDTH = 640, HEIGHT = 420, EDGE = 3.2, TOP = 12.5, MOST = 60;
  const across = scale(-EDGE, EDGE, 46, WIDTH - 12);
  const up = scale(0, TOP, HEIGHT - 66, 34);
  const RATES = ["0.03", "0.1", "0.3", "1"];

  const grid = (count, low, high) => Array.from({ length: count + 1 }, (_, i) => low + ((high - low) * i) / count);
  const short = (number) => {
    if (Math.abs(number) < 1e4) return fixed(number, 4);
    if (Math.abs(number) < 1e12) return minus(number.toLocaleString("en", { maximumFractionDigits: 1 }));
    return `${number < 0 ? "below minus" : "above"} 10 to the power of ${Math.floor(Math.log10(Math.abs(number)))}`;
  };

  const background = () => {
    const curve = grid(320, -EDGE, EDGE).filter((x) => landscape(x) <= TOP);
    return [
      draw("path", { class: "control-axis", d: path([[across(-EDGE), up(0)], [across(EDGE), up(0)]]) }),
      ...[-3, -2, -1, 0, 1, 2, 3].map((x) => text(across(x), HEIGHT - 38, minus(String(x)))),
      ...[0, 2, 4, 6, 8, 10, 12].map((y) => text(36, up(y) + 5, y, "end")),
      text(across(0), HEIGHT - 8, "x"),
      text(12, 20, "f(x)", "start"),
      draw("path", { class: "control-curve", d: path(curve.map((x) => [across(x), up(landscape(x))])) }),
    ];
  };

  const words = (places, rate) => {
    const x = places.at(-1), slope = steepness(x), step = places.length - 1;
    const where = step ? `After step ${step}` : "At the start";
    if (!Number.isFinite(landscape(x))) return `${where}: x is too large for the computer. The steps have left every valley.`;
    const seen = `${where}: x = ${short(x)}, f(x) = ${short(landscape(x))}, slope ${short(slope)}. `;
    if (Math.abs(slope) < 5e-5) return `${seen}It is flat here: nothing moves any more.`;
    const away = slope > 0 ? "left" : "right";
    const next = `The slope is ${slope > 0 ? "positive" : "negative"}, so the next step goes ${away}, by ${short(Math.abs(rate * slope))}.`;
    return seen + next + (Math.abs(x) > EDGE ? " The point has left the picture." : "");
  };

  const start = (element) => {
    const asked = load("descent");
    let first = within(asked[0], -3, 3, 3);
    let rate = oneOf(asked[1], RATES, "0.1");
    let steps = Math.round(within(asked[2], 0, MOST, 0));

    const picture = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" }, ...background());
    const moving = draw("g");
    picture.append(moving);
    const said = twin();
    const starts = { min: -3, max: 3, step: 0.1, value: first, say: (x) => fixed(x, 1) };
    const place = slider("start", starts, (x) => change(() => { first = x; steps = 0; }));
    const rates = choice(RATES.map((each) => [each, each]), rate, () => change(() => { rate = rates.value; steps = 0; }));
    const back = button("Back", () => change(() => { steps = Math.max(0, steps - 1); }));
    const next = button("Next step", () => change(() => { steps = Math.min(MOST, steps + 1); }));
    const again = button("Start again", () => change(() => { steps = 0; }));

    const change = (how) => {
      how();
      show();
      keep("descent", first, rate, steps);
    };

    const show = () => {
      const places = descent(first, Number(rate), steps);
      steps = places.length - 1;
      const far = (pixels) => Math.max(-2000, Math.min(2000, pixels)); // a step out of the picture is drawn to its edge
      const points = places.map((x) => [far(across(x)), far(up(landscape(x)))]);
      const [x, y] = [places.at(-1), landscape(places.at(-1))];
      const tangent = [-0.6, 0.6].map((by) => [across(x + by), up(y + by * steepness(x))]);
      const marks = points.slice(0, -1).map(([cx, cy]) => draw("circle", { class: "control-past", cx, cy, r: 4 }));
      const here = Math.abs(x) <= EDGE && y <= TOP;
      moving.replaceChildren(
        draw("path", { class: "control-trail", d: points.length > 1 ? path(points) : "" }),
        ...marks,
        draw("path", { class: "control-tangent", d: here ? path(tangent) : "" }),
        ...(here ? [draw("circle", { class: "control-here", cx: across(x), cy: up(y), r: 8 })] : []),
      );
      said.textContent = words(places, Number(rate));
      off(back, steps === 0);
      off(next, steps >= MOST || !Number.isFinite(y));
    };

    frame(
      element,
      "Try it: downhill step by step",
      picture,
      said,
      place,
      row(next, back, again, label("learning rate", rates)),
    );
    show();
  };

  nnControls.descent = { start };
}
