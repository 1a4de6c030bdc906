// "Mini-batches": the slopes that small batches see, scattered around the slope that all fruits see.
{
  const { draw, text, button, slider, load, keep, within, oneOf, fixed, twin, scale, frame, row } = nnControls.tools;
  const { meanGradient, spread } = nnControls.arithmetic;

  const SIZES = [2, 4, 2], BATCHES = 30, BATCH_SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
  const WEIGHT = 17; // from the first hidden node to the node "ripe"
  const WIDTH = 640, HEIGHT = 370, EDGE = 0.14; // no single fruit has a larger slope here
  const across = scale(-EDGE, EDGE, 36, WIDTH - 12), up = scale(0, BATCHES + 1, HEIGHT - 76, 34);

  // Chance with a seed, so that a link shows the same dots to everybody (mulberry32, Tommy Ettinger, public domain).
  const chance = (seed) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };

  // So many different samples, drawn like cards from the top of a shuffled pack.
  const drawn = (samples, size, random) => {
    const pack = [...samples];
    for (let i = 0; i < size; i++) {
      const other = i + Math.floor(random() * (pack.length - i));
      [pack[i], pack[other]] = [pack[other], pack[i]];
    }
    return pack.slice(0, size);
  };

  const start = (element) => {
    const { samples, parameters } = nnControls.noiseData;
    const truth = meanGradient(SIZES, parameters, samples)[WEIGHT];
    const asked = load("noise");
    let at = BATCH_SIZES.indexOf(oneOf(Number(asked[0]), BATCH_SIZES, 10));
    let seed = Math.round(within(asked[1], 1, 999999, 1));

    const dots = draw("g");
    const level = (y, from, to) => `M${from} ${y}H${to}`;
    const map = draw(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
      draw("path", { class: "control-axis", d: level(up(0), across(-EDGE), across(EDGE)) }),
      draw("path", { class: "control-truth", d: `M${across(truth)} ${up(0)}V${up(BATCHES + 1)}` }),
      text(across(truth), 24, "all 1,000 fruits"),
      dots,
      ...[-0.1, -0.05, 0, 0.05, 0.1].map((x) => text(across(x), HEIGHT - 48, fixed(x, 2))),
      text(across(0), HEIGHT - 12, "slope of one weight"),
      text(24, HEIGHT / 2, "30 batches", "middle", { transform: `rotate(-90 24 ${HEIGHT / 2})` }),
    );
    const said = twin();
    const sizes = { min: 0, max: BATCH_SIZES.length - 1, step: 1, value: at, say: (i) => BATCH_SIZES[i].toLocaleString("en") };
    const others = button("30 other batches", () => change(() => { seed += 1; }));

    const change = (how) => {
      how();
      show();
      keep("noise", BATCH_SIZES[at], seed);
    };

    const show = () => {
      const size = BATCH_SIZES[at], random = chance(seed);
      const slopes = Array.from({ length: BATCHES }, () => meanGradient(SIZES, parameters, drawn(samples, size, random))[WEIGHT]);
      dots.replaceChildren(...slopes.map((slope, i) => draw("circle", { class: "control-dot", cx: across(slope), cy: up(i + 1), r: 5 })));
      const fruits = size === 1 ? "a single fruit" : `${size.toLocaleString("en")} fruits`;
      const uphill = slopes.filter((slope) => slope * truth < 0).length;
      said.textContent =
        `${BATCHES} batches of ${fruits}. All 1,000 fruits say ${fixed(truth, 4)}; the batches say ${fixed(Math.min(...slopes), 4)} to ` +
        `${fixed(Math.max(...slopes), 4)}, with a spread (standard deviation) of ${fixed(spread(slopes), 4)}. ` +
        `${uphill} of ${BATCHES} have the wrong sign. A step from such a batch costs ${(2 * size).toLocaleString("en")} passes.`;
    };

    frame(
      element,
      "Try it: how noisy is a small batch?",
      map,
      said,
      row(slider("batch size", sizes, (place) => change(() => { at = place; })), others),
    );
    show();
  };

  nnControls.noise = { start };
}
