// The arithmetic of the controls: the formulas of the chapters and nothing else. A test runs each function here and its
// twin in nnlesson on the same numbers: tests/site/test_controls.py.
//
// A network is a list of sizes, such as [2, 4, 2], and one flat list of parameters, in the order of
// `network.parameters`: layer by layer, node by node, weights before the bias. All nodes have a sigmoid.
{
  const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

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
  const forward = (sizes, parameters, inputs) => {
    const layers = [inputs];
    let at = 0;
    for (let layer = 1; layer < sizes.length; layer++) {
      const before = layers[layer - 1];
      const outputs = [];
      for (let node = 0; node < sizes[layer]; node++) {
        let z = parameters[at + before.length];
        before.forEach((value, i) => (z += parameters[at + i] * value));
        outputs.push(sigmoid(z));
        at += before.length + 1;
      }
      layers.push(outputs);
    }
    return layers;
  };

  const outputs = (sizes, parameters, inputs) => forward(sizes, parameters, inputs).at(-1);
  const classify = (sizes, parameters, inputs) => {
    const said = outputs(sizes, parameters, inputs);
    return said.indexOf(Math.max(...said));
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
      backward(sizes, parameters, inputs, targets).forEach((slope, i) => (total[i] += slope));
    }
    return total.map((slope) => slope / samples.length);
  };

  const spread = (numbers) => {
    const middle = mean(numbers);
    return Math.sqrt(mean(numbers.map((number) => (number - middle) ** 2)));
  };

  (window.nnControls ??= {}).arithmetic = {
    sigmoid, landscape, steepness, downhill, descent, forward, outputs, classify,
    halfSquaredError, loss, backward, meanGradient, mean, spread,
  };
}
