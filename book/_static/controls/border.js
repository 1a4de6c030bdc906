// "Numerical slope": the border bends while the network of the sixth try learns, step by step.
{
  const { make, draw, text, label, button, off, choice, load, keep, within, oneOf } = nnControls.tools;
  const { fixed, twin, scale, path, fruitMap, frame, row } = nnControls.tools;
  const { outputs, classify, loss, meanGradient, downhill } = nnControls.arithmetic;

  const SIZES = [2, 4, 2], AVA = [0.6, 0.5], MOST = 800, LINES = 120, HIGHEST = 0.5;
  const RATES = ["1", "5", "20"];
  const { SIDE, across, up } = fruitMap;

  // Where the network says "ripe", as one path of bars: one line of bars for each height, with their ends found exactly.
  const ripeRegion = (parameters) => {
    const more = (x, y) => { const [no, yes] = outputs(SIZES, parameters, [x, y]); return yes - no; };
    const edge = (low, high, y) => {
      const rising = more(high, y) > 0;
      for (let half = 0; half < 12; half++) {
        const middle = (low + high) / 2;
        if (more(middle, y) > 0 === rising) high = middle; else low = middle;
      }
      return high;
    };
    let bars = "";
    for (let line = 0; line < LINES; line++) {
      const y = (line + 0.5) / LINES;
      let from = more(0, y) > 0 ? 0 : null;
      for (let i = 1; i <= 40; i++) {
        const ripe = more(i / 40, y) > 0;
        if (ripe && from === null) from = edge((i - 1) / 40, i / 40, y);
        else if (!ripe && from !== null) { bars += bar(from, edge((i - 1) / 40, i / 40, y), y); from = null; }
      }
      if (from !== null) bars += bar(from, 1, y);
    }
    return bars;
  };
  const bar = (from, to, y) => {
    const height = SIDE / LINES + 0.4; // a little more, so that no gap shows
    return `M${across(from).toFixed(1)} ${(up(y) - height / 2).toFixed(1)}H${across(to).toFixed(1)}v${height.toFixed(1)}H${across(from).toFixed(1)}z`;
  };

  const start = (element) => {
    const { samples, starts } = nnControls.borderData;
    const asked = load("border");
    let seed = Math.round(within(asked[0], 0, starts.length - 1, 0));
    let rate = oneOf(asked[1], RATES, "5");
    const wanted = Math.round(within(asked[2], 0, MOST, 0));
    let parameters, losses, timer;

    const begin = () => { parameters = starts[seed]; losses = [loss(SIZES, parameters, samples)]; };
    const learn = (steps) => {
      for (let step = 0; step < steps && losses.length <= MOST; step++) {
        parameters = downhill(parameters, meanGradient(SIZES, parameters, samples), Number(rate));
        losses.push(loss(SIZES, parameters, samples));
      }
    };

    const region = draw("path", { class: "control-region" });
    const map = fruitMap(samples, region);
    const line = draw("path", { class: "control-curve" });
    const last = text(306, 172, "", "end");
    const curve = draw(
      "svg",
      { viewBox: "-34 -10 350 190", "aria-hidden": "true" },
      draw("path", { class: "control-axis", d: "M0 0V150H300" }),
      text(-6, 5, HIGHEST, "end"),
      text(-6, 155, 0, "end"),
      text(6, 5, "loss", "start"),
      text(0, 172, "step 0", "start"),
      last,
      line,
    );
    const said = twin();

    const change = (how) => {
      how();
      show();
      keep("border", seed, rate, losses.length - 1);
    };
    const stop = () => { clearInterval(timer); timer = undefined; play.textContent = "Play"; };
    const tick = () => {
      learn(4);
      if (losses.length > MOST) return change(stop);
      show();
    };
    const toggle = () => {
      if (timer) return change(stop);
      if (losses.length > MOST) change(begin);
      timer = setInterval(tick, 60);
      play.textContent = "Pause";
      said.setAttribute("aria-live", "off"); // 800 sentences are no help
    };
    const next = button("Next step", () => change(() => { stop(); learn(1); }));
    const ten = button("10 steps", () => change(() => { stop(); learn(10); }));
    const play = button("Play", toggle);
    const again = button("Start again", () => change(() => { stop(); begin(); }));
    const seeds = choice(starts.map((_, i) => [i, i]), seed, () => change(() => { stop(); seed = Number(seeds.value); begin(); }));
    const rates = choice(RATES.map((each) => [each, each]), rate, () => change(() => { stop(); rate = rates.value; begin(); }));

    const show = () => {
      const steps = losses.length - 1, now = losses.at(-1);
      const right = samples.filter(([each, target]) => classify(SIZES, parameters, each) === target.indexOf(1)).length;
      const alongside = scale(0, Math.max(steps, 20), 0, 300), high = scale(0, HIGHEST, 150, 0);
      region.setAttribute("d", ripeRegion(parameters));
      line.setAttribute("d", path(losses.map((each, i) => [alongside(i), high(Math.min(each, HIGHEST))])));
      last.textContent = `step ${Math.max(steps, 20)}`;
      const ava = classify(SIZES, parameters, AVA) ? "ripe" : "not ripe";
      const done = steps ? `After step ${steps}` : "Before the first step";
      said.textContent = `${done}: loss ${fixed(now, 4)}, ${right} of ${samples.length} known fruits right. Ava: ${ava}.`;
      off(next, steps >= MOST);
      off(ten, steps >= MOST);
      if (!timer) said.setAttribute("aria-live", "polite");
    };

    frame(
      element,
      "Try it: watch the border bend",
      make("div", { class: "control-pair" }, map, make("div", {}, curve, said)),
      row(play, next, ten, again),
      row(label("start", seeds), label("learning rate", rates)),
    );
    begin();
    learn(wanted);
    show();
  };

  nnControls.border = { start };
}
