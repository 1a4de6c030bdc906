// Python itself, beside the page: a module worker that loads Pyodide, then runs one cell after the other.
//
// It is told {code, number} and tells the page {kind, text} for each thing a cell shows, {megabytes} while it loads,
// {ended: did the cell come to its end}, or {failed: a sentence}; after that the page ends it.
const NO_CONNECTION = "Python could not be loaded: there is no connection to";
const NOT_ALLOWED = "Python could not be started: this browser, or this site, does not allow WebAssembly.";
const TOO_DEEP = "Python stopped: functions called one another too deeply.";
const NO_MEMORY = "Python ran out of memory and was stopped. Make the numbers smaller, then press Run.";
const fetchPlainly = self.fetch.bind(self);
let sums = {}; // what the SHA-256 of a file must be, by its name
let bytes = 0;

const fail = (failed) => {
  postMessage({ failed });
  return new Error(failed);
};

// Pyodide loads with `fetch`: here each file is checked, counted, and missed with a sentence.
self.fetch = async (address, options = {}) => {
  const url = new URL(address.url ?? address, location);
  const name = decodeURIComponent(url.pathname.split("/").pop());
  const integrity = options.integrity || sums[name] || "";
  let reply = await fetchPlainly(url, { ...options, integrity }).catch(() => null);
  const refused = !reply && integrity; // the browser does not say why: does the file come without the check?
  reply ??= await fetchPlainly(url, { ...options, integrity: "", cache: "no-store" }).catch(() => null);
  if (!reply) throw fail(`${NO_CONNECTION} ${url.host}. What the book printed stays on the page.`);
  if (!reply.ok && name.endsWith(".whl")) return reply; // the import will say so, in the cell
  if (!reply.ok) throw fail(`Python could not be loaded: ${name} is missing on ${url.host}.`);
  if (refused) throw fail(`${name} is not the file that this book was checked with, so it was not used.`);
  return new Response(reply.body.pipeThrough(new TransformStream({ transform: count })), reply);
};

const count = (chunk, stream) => {
  const before = Math.floor(bytes / 1e6);
  bytes += chunk.byteLength;
  if (Math.floor(bytes / 1e6) > before) postMessage({ megabytes: Math.floor(bytes / 1e6) });
  stream.enqueue(chunk);
};

const ours = (name) => self.fetch(name + location.search); // the version, as in the address of this file

// Pyodide waits for ever where WebAssembly is forbidden: so try its smallest program first.
const tryWebAssembly = () => {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    throw fail(NOT_ALLOWED);
  }
};

const start = async () => {
  tryWebAssembly();
  const settings = await (await ours("settings.json")).json();
  sums = settings.sums;
  const indexURL = new URL(settings.pyodide, location).href;
  // `import` checks nothing, so fetch first: what passed is then in the browser's cache.
  for (const name of ["pyodide.mjs", "pyodide.asm.mjs"]) await (await self.fetch(indexURL + name)).arrayBuffer();
  const { loadPyodide } = await import(`${indexURL}pyodide.mjs`);
  const python = await loadPyodide({ indexURL, stdout: () => {}, stderr: () => {} });
  for (const name of ["cell.py", "figures.py"]) python.FS.writeFile(`live_${name}`, await (await ours(name)).text());
  const cell = python.pyimport("live_cell");
  cell.prepare();
  return { python, cell, settings, needs: python.toPy(settings.needs) };
};

const quiet = { messageCallback: () => {}, errorCallback: () => {} };

// Load the packages that a cell imports, the book's own wheel among them.
const load = async ({ python, cell, settings, needs }, code) => {
  const wanted = cell.wanted(code, needs).toJs();
  const [own] = settings.wheel.split("/").pop().split("-");
  const others = wanted.filter((name) => name !== own && name !== "IPython").map((name) => `import ${name}`);
  await python.loadPackagesFromImports(others.join("\n"), { checkIntegrity: true, ...quiet });
  const here = python.loadedPackages[own];
  if (wanted.includes(own) && !here) await python.loadPackage(new URL(settings.wheel, location).href, quiet);
};

const started = start();
addEventListener("unhandledrejection", (event) => event.preventDefault()); // `fail` has told the page
addEventListener("message", async ({ data: { code, number } }) => {
  try {
    const all = await started;
    await load(all, code);
    postMessage({ running: true });
    const show = (kind, text) => postMessage({ kind, text });
    postMessage({ ended: all.cell.run(code, number, all.python.globals, show) });
  } catch (error) {
    const known = [[/memory/i, NO_MEMORY], [/call stack|recursion/i, TOO_DEEP]].find(([words]) => words.test(error.message));
    fail(known?.[1] ?? `Python stopped: ${error.message.trim().split("\n").pop().replace(/\.?$/, ".")}`);
  }
});
