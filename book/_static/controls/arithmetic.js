// The arithmetic of the controls: the formulas of the chapters and nothing else. A test runs each function here and its
// twin in nnlesson on the same numbers: tests/site/test_controls.py.
//
// A network is a list of sizes, such as [2, 4, 2], and one flat list of parameters, in the order of
// `network.parameters`: layer by layer, node by node, weights before the bias. All nodes have a sigmoid, as from the fifth
// try on, unless another activation is named.
{
  const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

  const step = (z) => (z >= 0 ? 1 : 0);

  const activations = { sigmoid, identity: (z) => z };

  // The landscape of "Downhill", and its slope.
  const landscape = (x) => 0.2 * x ** 4 + 0.1 * x ** 3 - x ** 2 + 2;
  const steepness = (x) => 0.8 * x ** 3 + 0.3 * x ** 2 - 2 * x;
  const downhill = (parameters, gradient, rate) => parameters.map((p, i) => p - rate * gradient[i]);

  // Where each step ended, the start first. A place so far away that its height is no number any more ends the walk.
  const descent = (start, rate, steps) => {
    const places = [start];
    while (places.length <= steps && Number.isFinite(landscape(places.at(-1)))) {
      places.push(...downhill([places.at(-1)], [steepness(places.at(-1))], rate));
    }
    return places;
  };

  // The outputs of every layer, the inputs first.
  const forward = (sizes, parameters, inputs, activation = "sigmoid") => {
    const layers = [inputs];
    let at = 0;
    for (let layer = 1; layer < sizes.length; layer++) {
      const before = layers[layer - 1];
      const outputs = [];
      for (let node = 0; node < sizes[layer]; node++) {
        let z = parameters[at + before.length];
        before.forEach((value, i) => {
          z += parameters[at + i] * value;
        });
        outputs.push(activations[activation](z));
        at += before.length + 1;
      }
      layers.push(outputs);
    }
    return layers;
  };

  const outputs = (sizes, parameters, inputs, activation) => forward(sizes, parameters, inputs, activation).at(-1);
  const classify = (sizes, parameters, inputs, activation) => {
    const said = outputs(sizes, parameters, inputs, activation);
    return said.indexOf(Math.max(...said));
  };

  // The single layer that layers without an activation amount to, read off from outside as in "Hidden layers".
  const asOneLayer = (sizes, parameters) => {
    const places = [...Array(sizes[0]).keys()];
    const only = (place) => places.map((i) => Number(i === place)); // 1 there, and 0 elsewhere
    const ask = (inputs) => outputs(sizes, parameters, inputs, "identity");
    const corner = ask(only(undefined)), answers = places.map((place) => ask(only(place)));
    return corner.flatMap((bias, node) => [...answers.map((answer) => answer[node] - bias), bias]);
  };

  const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const halfSquaredError = (predictions, targets) =>
    mean(predictions.map((row, i) => 0.5 * row.reduce((sum, p, k) => sum + (p - targets[i][k]) ** 2, 0)));

  const loss = (sizes, parameters, samples) =>
    halfSquaredError(samples.map(([inputs]) => outputs(sizes, parameters, inputs)), samples.map(([, targets]) => targets));

  // The gradient of half the squared error for one sample, by backpropagation.
  const backward = (sizes, parameters, inputs, targets) => {
    const layers = forward(sizes, parameters, inputs);
    const gradient = new Array(parameters.length);
    let end = parameters.length;
    let slopes = layers.at(-1).map((output, k) => output - targets[k]); // of the loss, by each output of this layer
    for (let layer = sizes.length - 1; layer > 0; layer--) {
      const before = layers[layer - 1];
      const below = before.map(() => 0);
      const begin = end - sizes[layer] * (before.length + 1);
      layers[layer].forEach((output, node) => {
        const delta = slopes[node] * output * (1 - output);
        const at = begin + node * (before.length + 1);
        before.forEach((value, i) => {
          gradient[at + i] = delta * value;
          below[i] += delta * parameters[at + i];
        });
        gradient[at + before.length] = delta;
      });
      [slopes, end] = [below, begin];
    }
    return gradient;
  };

  const meanGradient = (sizes, parameters, samples) => {
    const total = parameters.map(() => 0);
    for (const [inputs, targets] of samples) {
      backward(sizes, parameters, inputs, targets).forEach((slope, i) => {
        total[i] += slope;
      });
    }
    return total.map((slope) => slope / samples.length);
  };

  // The same gradient by nudging each parameter up and down.
  const numericalGradient = (sizes, parameters, samples, nudge = 1e-5) =>
    parameters.map((_, i) => {
      const at = (by) => loss(sizes, parameters.map((p, k) => (k === i ? p + by : p)), samples);
      return (at(nudge) - at(-nudge)) / (2 * nudge);
    });

  // The three links between a weight of a single node and the loss: the slopes of L by o, of o by z, of z by the weight.
  const links = (output, target, input) => [output - target, output * (1 - output), input];

  const spread = (numbers) => {
    const middle = mean(numbers);
    return Math.sqrt(mean(numbers.map((number) => (number - middle) ** 2)));
  };

  window.nnControls ??= {};
  nnControls.arithmetic = {
    sigmoid, step, landscape, steepness, downhill, descent, forward, outputs, classify, asOneLayer,
    halfSquaredError, loss, backward, meanGradient, numericalGradient, links, mean, spread,
  };
}
