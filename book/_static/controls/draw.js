// "Draw a digit": the network of chapter 15 reads what the reader draws.
//
// A drawing is a list of strokes, a stroke is a list of points [x, y], measured in pixels of a picture of 28 by 28.
// A drawing does not stand in the address, as the state of other controls does: it would be too long.
{
  const { make, draw, button, off, twin, frame, row } = nnControls.tools;

  const SIDE = 28, BOX = 20; // of the picture, and of the part of it that MNIST fills
  const HIDDEN = 128, CLASSES = 10;
  const FINE = 4; // points across a pixel where ink is looked for
  const PEN = 1.3; // how far the ink goes from the line, in pixels
  const APART = 0.3; // points closer than this add nothing
  const WAIT = 600; // milliseconds without a change, before a screen reader is told
  const INK = [42, 41, 37]; // of the pictures of the book, on their light card
  const WEIGHTS = new URL("reader.npz", document.currentScript.src);

  // ---------------------------------------------------------------- The weights

  // The arrays of a file of nnlesson.saving, by name. np.savez writes a zip file in which nothing is packed, so a few lines
  // do in place of a library: a list at the end of the file says where each array begins.
  const arraysOf = (buffer) => {
    const bytes = new DataView(buffer);
    const short = (at) => bytes.getUint16(at, true), long = (at) => bytes.getUint32(at, true);
    const text = (at, length) => String.fromCharCode(...new Uint8Array(buffer, at, length));
    const end = buffer.byteLength - 22;
    const isZip = end >= 0 && text(end, 4) === "PK\x05\x06";
    if (!isZip) throw new Error(`${WEIGHTS} must be a zip file, and is not, or is not there`);
    const arrays = {};
    for (let left = short(end + 10), entry = long(end + 16); left > 0; left--) {
      const length = short(entry + 28), head = long(entry + 42);
      const begin = head + 30 + short(head + 26) + short(head + 28);
      const data = begin + 10 + short(begin + 8);
      // What stands between: {'descr': '<f4', 'fortran_order': False, 'shape': (784, 128), }
      const about = text(begin + 10, data - begin - 10).match(/'<f4', 'fortran_order': False, 'shape': \(([\d, ]+)\)/);
      if (about) {
        const shape = about[1].match(/\d+/g).map(Number), size = shape.reduce((product, n) => product * n);
        const values = new Float32Array(buffer.slice(data, data + 4 * size));
        arrays[text(entry + 46, length)] = { shape, values };
      }
      entry += 46 + length + short(entry + 30) + short(entry + 32);
    }
    return arrays; // names of activations and the like are left out: a test sees to it that they are ReLU and none
  };

  // A layer is {weights, bias}: the weights of the first input to every node, then those of the second input, ...
  const layersOf = (buffer) => {
    const arrays = arraysOf(buffer);
    const layers = [1, 2].map((n) => [arrays[`weights_${n}.npy`], arrays[`bias_${n}.npy`]]);
    const sizes = layers.map(([weights]) => weights?.shape.join("-")).join(" and ");
    if (sizes !== "784-128 and 128-10") throw new Error(`the layers must be 784-128 and 128-10, got ${sizes}`);
    return layers.map(([weights, bias]) => ({ weights: weights.values, bias: bias.values }));
  };

  let loading; // begun once, when somebody begins to draw
  const network = () => (loading ??= fetch(WEIGHTS).then((reply) => reply.arrayBuffer()).then(layersOf));

  // ---------------------------------------------------------------- Arithmetic

  const zeros = (many) => new Array(many).fill(0);
  const zOf = ({ weights, bias }, inputs) => {
    const z = Array.from(bias);
    inputs.forEach((input, i) => {
      if (input) for (let node = 0; node < z.length; node++) z[node] += input * weights[i * z.length + node];
    });
    return z;
  };
  const softmax = (logits) => {
    const most = Math.max(...logits), powers = logits.map((logit) => Math.exp(logit - most));
    const sum = powers.reduce((total, power) => total + power);
    return powers.map((power) => power / sum);
  };
  const answer = ([first, last], inputs) => {
    const hidden = zOf(first, inputs).map((z) => Math.max(0, z));
    const logits = zOf(last, hidden);
    return { inputs, hidden, logits, probabilities: softmax(logits) };
  };

  // How far a place is from the line between two points.
  const distance = (x, y, [ax, ay], [bx, by]) => {
    const dx = bx - ax, dy = by - ay, squared = dx * dx + dy * dy;
    const along = squared && Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / squared));
    return Math.hypot(x - ax - along * dx, y - ay - along * dy);
  };

  // A picture of side by side pixels, row by row: each is the share of its points that have ink.
  const picture = (strokes, side = SIDE, pen = PEN) => {
    const across = side * FINE, inked = new Uint8Array(across * across), pixels = zeros(side * side);
    const first = (low) => Math.max(0, Math.floor((low - pen) * FINE));
    const end = (high) => Math.min(across, Math.ceil((high + pen) * FINE));
    for (const stroke of strokes) {
      stroke.forEach((to, i) => {
        const from = stroke[Math.max(0, i - 1)];
        for (let row = first(Math.min(from[1], to[1])); row < end(Math.max(from[1], to[1])); row++) {
          for (let column = first(Math.min(from[0], to[0])); column < end(Math.max(from[0], to[0])); column++) {
            if (distance((column + 0.5) / FINE, (row + 0.5) / FINE, from, to) <= pen) inked[row * across + column] = 1;
          }
        }
      });
    }
    inked.forEach((ink, i) => {
      const row = Math.floor(i / across / FINE), column = Math.floor((i % across) / FINE);
      pixels[row * side + column] += ink / FINE ** 2;
    });
    return pixels;
  };

  // As MNIST was prepared: scaled so that its longer side has 20 pixels, then moved by whole pixels until the centre
  // of its ink lies in the middle of 28 by 28. (Ink that would come to lie outside is lost.)
  const prepared = (strokes) => {
    const points = strokes.flat(), [left, top] = [0, 1].map((k) => Math.min(...points.map((point) => point[k])) - PEN);
    const size = Math.max(...points.map(([x, y]) => Math.max(x - left, y - top))) + PEN;
    const larger = BOX / size;
    const scaled = strokes.map((stroke) => stroke.map(([x, y]) => [(x - left) * larger, (y - top) * larger]));
    const small = picture(scaled, BOX, PEN * larger);
    const ink = small.reduce((sum, pixel) => sum + pixel);
    const centre = (place) => small.reduce((sum, pixel, i) => sum + pixel * (place(i) + 0.5), 0) / ink;
    const right = SIDE / 2 - Math.floor(centre((i) => i % BOX));
    const down = SIDE / 2 - Math.floor(centre((i) => Math.floor(i / BOX)));
    return Array.from({ length: SIDE * SIDE }, (_, i) => {
      const column = (i % SIDE) - right, row = Math.floor(i / SIDE) - down;
      return column >= 0 && column < BOX && row >= 0 && row < BOX ? small[row * BOX + column] : 0;
    });
  };

  // ---------------------------------------------------------------- Words

  // No share is written as 0.00 or 1.00: the network never says "surely" or "never".
  const share = (p) => (p < 0.005 ? "under 0.01" : p >= 0.995 ? "over 0.99" : p.toFixed(2));
  const sentence = (probabilities) => {
    const [first, second] = probabilities.map((p, digit) => [p, digit]).sort(([p], [q]) => q - p);
    return `Most likely ${first[1]} (${share(first[0])}), then ${second[1]} (${share(second[0])}).`;
  };

  // ---------------------------------------------------------------- Examples, drawn by hand

  const strokeOf = (text) => text.split(", ").map((point) => point.split(" ").map(Number));
  const EXAMPLES = [
    "8 7, 10 5, 14 4, 17 5, 19 8, 18 11, 15 13, 12 13.5, 16 14, 19 16, 19.5 19, 18 22, 14 24, 10 23.5, 8 21.5",
    "7 6, 12 6, 20 5.5, 18 10, 15 16, 12.5 24; 10 14.5, 15 14, 19 13.5",
    "11 4, 9.5 9, 8 14, 8.5 15, 13 14.5, 20 14; 17.5 7, 16.5 13, 16 19, 15.5 24.5",
    "19 4.5, 10.5 5, 9.5 12, 13 11, 17 12, 19 15, 19 19, 16 22.5, 12 23.5, 8 22",
    "8 9, 9 6, 12 4, 16 4.5, 18 7, 17.5 11, 14 15.5, 10 19.5, 7.5 22.5, 12 22, 16 22.5, 20.5 22",
  ].map((text) => text.split("; ").map(strokeOf));

  // ---------------------------------------------------------------- The control

  const paint = (canvas, pixels) => {
    const image = new ImageData(SIDE, SIDE);
    for (const [i, pixel] of pixels.entries()) image.data.set([...INK, Math.round(255 * pixel)], 4 * i);
    canvas.getContext("2d").putImageData(image, 0, 0);
  };
  const surface = (attributes) => make("canvas", { width: SIDE, height: SIDE, ...attributes });
  // The side that answers: what the network gets, its hidden layer, its probabilities. `light` shows them, or nothing.
  const NOTHING = { inputs: zeros(SIDE * SIDE), hidden: zeros(HIDDEN), probabilities: zeros(CLASSES) };
  const answers = () => {
    const seen = surface({ class: "draw-seen", role: "img", "aria-label": "What the network gets: 28 by 28 pixels" });
    const cells = NOTHING.hidden.map((_, i) =>
      draw("rect", { x: (i % 16) * 10 + 0.5, y: Math.floor(i / 16) * 10 + 0.5, width: 9, height: 9 }));
    const ground = draw("rect", { class: "draw-ground", width: 160, height: 80 });
    const nodes = draw("svg", { class: "draw-hidden", viewBox: "0 0 160 80", "aria-hidden": "true" }, ground, ...cells);
    const words = make("figcaption", { class: "draw-nodes" });
    const part = (name, ...words) => make("span", { class: name }, ...words);
    const numbers = NOTHING.probabilities.map(() => part("draw-share"));
    const lines = numbers.map((number, digit) => make("li", {}, part("draw-digit", digit), part("draw-bar"), number));

    const light = (reading) => {
      const { inputs, hidden, probabilities } = reading ?? NOTHING;
      const largest = Math.max(...hidden), likeliest = Math.max(...probabilities);
      const lit = hidden.filter((value) => value > 0).length;
      paint(seen, inputs);
      for (const [i, cell] of cells.entries()) cell.setAttribute("opacity", hidden[i] && hidden[i] / largest);
      words.textContent = `${HIDDEN} hidden nodes, ${reading ? `${lit} above 0` : "not asked yet"}`;
      lines.forEach((line, digit) => {
        line.style.setProperty("--share", probabilities[digit]);
        line.classList.toggle("is-most", likeliest > 0 && probabilities[digit] === likeliest);
        numbers[digit].textContent = reading ? share(probabilities[digit]) : "";
      });
    };
    const inputs = make("figcaption", { class: "draw-inputs" }, `${SIDE * SIDE} inputs`);
    const figure = (...parts) => make("figure", { class: "draw-part" }, ...parts);
    const figures = make("div", { class: "draw-parts" }, figure(seen, inputs), figure(nodes, words));
    const bars = make("ol", { class: "draw-bars", "aria-label": "Probabilities of the digits" }, ...lines);
    return { parts: [figures, bars], light };
  };

  const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const start = (element) => {
    let strokes = [], past = []; // the drawing, and what it was before each change
    let place = [SIDE / 2, SIDE / 2]; // of the pen
    let pen = "up"; // or what moves it while it draws: "keys" or "pointer"
    let shown = 0, waiting = false, timer;

    const pad = surface({
      class: "draw-pad", tabindex: 0,
      role: "application", "aria-label": "Drawing area", "aria-describedby": "draw-keys",
    });
    const hint = make("p", { class: "draw-hint", "aria-hidden": "true" }, "Draw a digit here");
    const cursor = make("span", { class: "draw-cursor" });
    const sheet = make("div", { class: "draw-sheet" }, pad, hint, cursor);
    const keys = make(
      "p", { class: "draw-keys", id: "draw-keys" },
      "With mouse, pen or finger. By keyboard: the arrow keys move the pen, Space puts it down or up, Delete clears.",
    );

    const { parts, light } = answers();
    const said = twin();

    const tell = (words) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const all = `${pen === "keys" ? "The pen is down. " : ""}${words}`;
        if (said.textContent !== all) said.textContent = all;
      }, WAIT);
    };
    const read = (layers) => {
      if (!strokes.length) return;
      const reading = answer(layers, prepared(strokes));
      element.reading = reading; // for those who want to look at the numbers themselves
      light(reading);
      tell(sentence(reading.probabilities));
    };
    const fail = (error) => {
      console.warn(error);
      const cure = location.protocol === "file:"
        ? "A page opened from the disk may not load them; the one that python3 run.py book opens does."
        : "Look at your connection, then reload the page.";
      tell(`The weights could not be loaded, so the network cannot answer. ${cure}`);
    };
    const ask = () => {
      if (waiting) return; // an answer is on its way, for the drawing as it will be then
      waiting = true;
      if (!loading) tell("The weights are being loaded.");
      network().then(read, fail).finally(() => { waiting = false; });
    };
    const show = () => {
      paint(pad, picture(strokes));
      hint.hidden = strokes.length > 0;
      cursor.classList.toggle("is-down", pen === "keys");
      cursor.style.setProperty("--x", place[0] / SIDE);
      cursor.style.setProperty("--y", place[1] / SIDE);
      off(undo, !past.length);
      off(clear, !strokes.length);
      if (strokes.length) return ask();
      light();
      delete element.reading;
      tell("Nothing is drawn yet.");
    };

    const become = (drawing, by = "up") => { strokes = drawing; pen = by; show(); };
    const change = (drawing, by) => { past.push(strokes); become(drawing, by); };
    const begin = (by) => change([...strokes, [place]], by);
    const lift = () => become(strokes);
    const go = (point) => {
      const last = strokes.at(-1);
      if (Math.hypot(point[0] - last.at(-1)[0], point[1] - last.at(-1)[1]) >= APART) last.push(point);
    };

    // With mouse, pen or finger.
    const inside = (value) => Math.max(0, Math.min(SIDE, value));
    const at = ({ clientX, clientY }) => {
      const edge = pad.getBoundingClientRect();
      return [inside(((clientX - edge.left) / edge.width) * SIDE), inside(((clientY - edge.top) / edge.height) * SIDE)];
    };
    pad.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button !== 0) return;
      pad.setPointerCapture(event.pointerId);
      place = at(event);
      begin("pointer");
    });
    pad.addEventListener("pointermove", (event) => {
      if (pen !== "pointer" || !event.isPrimary) return;
      const events = event.getCoalescedEvents?.() ?? [];
      for (const each of events.length ? events : [event]) go(at(each));
      place = strokes.at(-1).at(-1);
      show();
    });
    const onEnd = ({ isPrimary = true }) => isPrimary && lift(); // a second finger draws nothing; blur is of no finger
    for (const end of ["pointerup", "pointercancel", "blur"]) pad.addEventListener(end, onEnd);

    // By keyboard.
    pad.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const move = MOVES[event.key];
      if (move) {
        place = place.map((value, k) => inside(value + move[k]));
        if (pen === "keys") go(place);
        show();
      } else if ((event.key === " " || event.key === "Enter") && !event.repeat) {
        if (pen === "keys") lift();
        else begin("keys");
      } else if (event.key === "Delete" || event.key === "Backspace") {
        wipe();
      } else if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
    });

    const undo = button("Undo", () => { if (past.length) become(past.pop()); });
    const wipe = () => { if (strokes.length) change([]); };
    const clear = button("Clear", wipe);
    const example = button("Show me an example", () => change(EXAMPLES[shown++ % EXAMPLES.length]));

    frame(
      element,
      "Try it: draw a digit",
      make(
        "div", { class: "draw-pair" },
        make("div", {}, sheet, row(undo, clear, example)),
        make("div", {}, said, ...parts),
        keys,
      ),
    );
    show();
  };

  nnControls.draw = { start, arraysOf, layersOf, answer, picture, prepared, EXAMPLES };
}
