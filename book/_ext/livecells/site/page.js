// The cells of a page, with a bar below each: Run, Edit, Reset, Stop.
//
// The build lists the cells in <script id="live-cells">: {id} of a cell that the page shows, or {code} of one that it
// hides. Nothing is loaded before the first click; then Python starts in worker.js. All cells share its variables, so
// Run first runs the cells above that have not run. Stop ends the worker, and with it all variables.
{
  const folder = new URL(".", document.currentScript.src);
  const list = document.getElementById("live-cells");
  const { megabytes, cells: listed } = JSON.parse(list.textContent);
  const DENSITY = 130 / 96; // dots of a figure for each dot of the page, as in the book's own pictures
  const PROMISE = `The first run loads about ${megabytes} MB, once.`;
  const NO_SERVER = "Python needs a server: build and open the book with python3 run.py book.";
  const NO_WEBASSEMBLY = "This browser cannot run Python: it has no WebAssembly.";
  const NOT_STARTED = "Python could not be started: there is no connection, or a file is missing.";
  const GONE = "What the cells had made is gone; Run makes it again.";

  let python = null; // the worker, while there is one
  let answer = null; // tells `ask` how the cell ended; null while nothing runs
  let running = null; // the cell whose output arrives
  let asked = null; // the cell whose Run was pressed

  // As the controls of this book make one; this extension does not lean on them.
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  // ---- One cell: its code, and what it shows

  const words = (copy) => {
    for (const line of copy.querySelectorAll("br")) line.replaceWith("\n"); // an editor's new line may be one of these
    return copy.textContent;
  };
  const textOf = (pre) => words(pre.cloneNode(true)).replace(/\n$/, "");

  const cellOf = ({ id, code, raises }, index) => {
    const element = id && document.getElementById(id);
    const cell = { element, number: index + 1, raises, ran: false, code: () => code, isEdited: () => false };
    if (!element) return cell;
    const pre = element.querySelector(".cell_input pre");
    const written = [...pre.cloneNode(true).childNodes];
    const first = textOf(pre);
    const built = element.querySelector(".cell_output");
    const edited = { code: () => textOf(pre), isEdited: () => textOf(pre) !== first };
    return Object.assign(cell, { pre, built, output: built, written, ...edited });
  };

  const replaceOutput = (cell, output) => {
    cell.output?.remove();
    cell.output = output;
    if (output) cell.element.append(output);
  };

  const freshOutput = (cell) => {
    if (cell.fresh) return;
    cell.fresh = make("div", { class: "cell_output docutils container live-output" });
    cell.asBuilt = cell.isEdited() ? [] : [...(cell.built?.querySelectorAll("img") ?? [])];
    replaceOutput(cell, cell.fresh);
  };

  const printed = (kind, text, cell) => {
    const last = cell.fresh.lastElementChild;
    const same = last?.classList.contains(kind) ? last : null;
    const inside = () => make("div", { class: "highlight" }, make("pre"));
    const box = same ?? make("div", { class: `output ${kind} notranslate` }, inside());
    box.querySelector("pre").append(text);
    return box;
  };

  // A figure has the words of the one that the build made, unless the code has changed.
  const picture = (text, cell) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
    const before = cell.asBuilt.shift();
    if (!before) return make("img", { srcset: `${address} ${DENSITY}x`, alt: "Figure drawn by the code above" });
    const copy = (before.closest("figure") ?? before).cloneNode(true);
    const image = copy.matches("img") ? copy : copy.querySelector("img");
    image.src = address;
    image.parentElement?.closest("a")?.setAttribute("href", address);
    return copy;
  };

  const html = (text) => {
    const box = make("div", { class: "output text_html" });
    box.innerHTML = text; // made by the reader's own code
    return box;
  };

  const formula = (text) => {
    const box = make("div", { class: "output text_latex math notranslate" }, `\\[${text.replace(/^\$+|\$+$/g, "")}\\]`);
    setTimeout(() => window.MathJax?.typesetPromise?.([box]));
    return box;
  };

  const FORMS = {
    stdout: (text, cell) => printed("stream", text, cell),
    stderr: (text, cell) => printed("stderr", text, cell),
    traceback: (text, cell) => printed("traceback", text, cell),
    "text/plain": (text, cell) => printed("text_plain", text, cell),
    "image/png": picture,
    "image/svg+xml": html,
    "text/html": html,
    "text/latex": formula,
  };

  const show = (cell, kind, text) => {
    if (!cell.element) return;
    freshOutput(cell);
    cell.fresh.append(FORMS[kind](text, cell));
  };

  // ---- Python

  // The worker that keeps the files must be at work before the other one starts, or it would not see its requests.
  const keeper = async () => {
    const { installing, waiting } = (await navigator.serviceWorker?.register(new URL("offline.js", folder))) ?? {};
    const coming = installing ?? waiting;
    const isReady = (ready) => () => coming.state === "activated" && ready();
    if (coming) await new Promise((ready) => coming.addEventListener("statechange", isReady(ready)));
  };

  const cannotStart = () => {
    if (location.protocol === "file:") return NO_SERVER;
    if (!window.WebAssembly || !window.Worker) return NO_WEBASSEMBLY;
    return "";
  };

  const start = async () => {
    const longEnough = new Promise((later) => setTimeout(later, 2000));
    await Promise.race([keeper(), longEnough]).catch(() => {}); // works without, too
    const worker = new Worker(new URL("worker.js", folder), { type: "module" });
    worker.onmessage = ({ data }) => worker === python && hear(data);
    worker.onerror = () => worker === python && end(NOT_STARTED);
    return worker;
  };

  const hear = ({ kind, text, ended, failed, megabytes: loaded, running: begun }) => {
    if (kind) show(running, kind, text);
    if (loaded) say(`Loading Python: ${loaded} MB`);
    if (begun) say(running === asked ? "Running" : `Running cell ${running.number}, above`);
    if (failed) end(failed);
    if (ended !== undefined) answer({ ended });
  };

  // End Python, with a sentence for the reader.
  const end = (sentence) => {
    python?.terminate();
    python = null;
    for (const cell of cells) cell.ran = false;
    answer?.({ ended: false, sentence });
  };

  const ask = (cell) =>
    new Promise((resolve) => {
      [answer, running] = [resolve, cell];
      python.postMessage({ code: cell.code(), number: cell.number });
    });

  const runOne = async (cell) => {
    cell.fresh = null;
    const { ended, sentence } = await ask(cell);
    if (sentence) return sentence;
    if (cell.element) freshOutput(cell); // a cell that shows nothing shows nothing of the build either
    cell.ran = true;
    if (ended || cell.raises) return "";
    cell.ran = false;
    return cell === asked ? "Stopped at an error." : `Cell ${cell.number}, above, stopped at an error.`;
  };

  const run = async (cell) => {
    if (asked) return;
    asked = cell;
    mark();
    let sentence = cannotStart();
    say(sentence || "Loading Python");
    if (!sentence && !python) {
      let stopped = "";
      answer = (how) => (stopped = how.sentence); // Stop while it is about to start
      const worker = await start();
      if (stopped) worker.terminate();
      else python = worker;
      sentence = stopped;
    }
    for (const each of cells.slice(0, cell.number)) {
      if (!sentence && (each === cell || !each.ran)) sentence = await runOne(each);
    }
    say(sentence || "Done.");
    [asked, running, answer] = [null, null, null];
    mark();
  };

  // ---- The editor

  const insert = (text) => document.execCommand("insertText", false, text); // old, but the only way that keeps Undo

  const edit = (cell) => {
    cell.pre.setAttribute("contenteditable", "plaintext-only"); // as a property it would be an error where it is not known
    if (!cell.pre.isContentEditable) cell.pre.setAttribute("contenteditable", "true");
    const label = `Code of cell ${cell.number}. Ctrl+Enter runs it, Escape leaves it.`;
    const names = { role: "textbox", "aria-multiline": "true", spellcheck: "false", "aria-label": label };
    for (const [name, value] of Object.entries(names)) cell.pre.setAttribute(name, value);
    cell.element.querySelector("details")?.setAttribute("open", "");
    cell.pre.focus();
    mark();
  };

  const leave = (cell) => {
    const names = ["contenteditable", "role", "aria-multiline", "spellcheck", "aria-label"];
    for (const name of names) cell.pre.removeAttribute(name);
    mark();
  };

  const reset = (cell) => {
    leave(cell);
    if (cell.isEdited()) cell.ran = false; // the variables are those of the other code
    cell.pre.replaceChildren(...cell.written.map((node) => node.cloneNode(true)));
    replaceOutput(cell, cell.built);
    cell.fresh = null;
    say("The cell is as the book has it.", cell);
    cell.bar.edit.focus();
    mark();
  };

  const indentAtCursor = () => {
    const selection = getSelection().getRangeAt(0).cloneRange();
    selection.setStart(document.activeElement, 0);
    const line = words(selection.cloneContents()).split("\n").pop();
    return line.match(/^ */)[0] + (/:\s*$/.test(line) ? "    " : "");
  };

  const onKey = (event, cell) => {
    const keys = {
      Escape: () => {
        leave(cell);
        cell.bar.edit.focus();
      },
      Tab: () => insert("    "),
      Enter: () => (event.ctrlKey || event.metaKey ? run(cell) : insert(`\n${indentAtCursor()}`)),
    };
    if (!cell.pre.isContentEditable || event.isComposing) return; // an Enter that chooses a Chinese sign is not ours
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); // here / is a letter, elsewhere it leads to the search
    if (!keys[event.key] || event.shiftKey) return;
    event.preventDefault();
    keys[event.key]();
  };

  // ---- The bars

  const say = (sentence, cell = asked) => {
    for (const { status } of cells.map((each) => each.bar ?? {})) {
      if (status?.dataset.hint) status.textContent = "";
      delete status?.dataset.hint;
    }
    cell.bar.status.textContent = sentence;
  };

  const button = (name, press) => {
    const element = make("button", { type: "button" }, name);
    element.addEventListener("click", () => element.getAttribute("aria-disabled") !== "true" && press());
    return element;
  };

  const addBar = (cell) => {
    const hint = cells.some((each) => each.bar) ? "again" : "first"; // a touch screen shows the first
    const bar = {
      run: button("Run", () => run(cell)),
      edit: button("Edit", () => edit(cell)),
      reset: button("Reset", () => reset(cell)),
      stop: button("Stop", () => end(`Stopped. ${GONE}`)),
      status: make("span", { role: "status", "data-hint": hint }, PROMISE),
    };
    const label = { class: "live-bar", role: "group", "aria-label": `Cell ${cell.number}` };
    cell.element.querySelector(".cell_input").after(make("div", label, ...Object.values(bar)));
    cell.bar = bar;
    cell.pre.addEventListener("keydown", (event) => onKey(event, cell));
    cell.pre.addEventListener("input", mark);
    cell.pre.addEventListener("paste", (event) => {
      event.preventDefault(); // only the words
      insert(event.clipboardData.getData("text/plain"));
    });
  };

  // Show in every bar what can be done now.
  const mark = () => {
    for (const cell of cells.filter((each) => each.bar)) {
      const { run, reset, stop, edit } = cell.bar;
      run.setAttribute("aria-disabled", Boolean(asked)); // `disabled` would lose the focus
      reset.setAttribute("aria-disabled", Boolean(asked));
      edit.hidden = cell.pre.isContentEditable;
      reset.hidden = !cell.isEdited() && cell.output === cell.built;
      const isOver = asked !== cell;
      if (isOver && document.activeElement === stop) run.focus(); // what is hidden cannot keep the focus
      stop.hidden = isOver;
    }
  };

  const cells = listed.map(cellOf);
  cells.filter((cell) => cell.element).forEach(addBar);
  mark();
}
