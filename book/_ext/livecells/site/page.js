// The cells of a page, with a bar below each: Run, Edit, Reset, Stop.
//
// The build lists the cells in <script id="live-cells">: {id} of a cell that the page shows, or {code} of one that it
// hides. Nothing is loaded before the first click; then Python starts in worker.js. All cells share its variables, so
// Run first runs the cells above that have not run. Stop ends the worker, and with it all variables.
{
  const folder = new URL(".", document.currentScript.src);
  const { version } = document.currentScript.dataset; // of all that Python is started with
  const list = document.getElementById("live-cells");
  const { megabytes, cells: listed } = JSON.parse(list.textContent);
  const DENSITY = 130 / 96; // dots of a figure for each dot of the page, as in the book's own pictures
  const PROMISE = `The first run loads about ${megabytes} MB, once.`;
  const NO_SERVER = "Python needs a server: build and open the book with python3 run.py book.";
  const NO_WEBASSEMBLY = "This browser cannot run Python: it has no WebAssembly.";
  const NOT_STARTED = "Python could not be started: there is no connection, or a file is missing.";
  const NOT_ALLOWED = "Python could not be started: this browser does not allow it in this place.";
  const GONE = "What the cells had made is gone; Run makes it again.";

  let python = null; // the worker, while there is one
  let begun = false; // has it run anything that its end would lose
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

  // `text` is the code as it stands now, `first` as the book has it, `sent` as it ran last, and `shown` the one whose
  // output is on the page.
  const cellOf = ({ id, code, raises }, index) => {
    const element = id && document.getElementById(id);
    const cell = { element, number: index + 1, raises, ran: false, changed: "", text: code, first: code };
    if (!element) return cell;
    const pre = element.querySelector(".cell_input pre");
    const written = [...pre.cloneNode(true).childNodes];
    const text = pre.textContent.replace(/\n$/, "");
    const built = element.querySelector(".cell_output");
    return Object.assign(cell, { pre, written, text, first: text, shown: text, built, output: built });
  };

  const isEdited = (cell) => cell.text !== cell.first;

  const write = (cell, text) => {
    cell.text = text;
    const nodes = isEdited(cell) ? [`${text}\n`] : cell.written.map((node) => node.cloneNode(true));
    cell.pre.replaceChildren(...nodes);
    mark();
  };

  const replaceOutput = (cell, output) => {
    cell.output?.remove();
    cell.output = output;
    if (output) cell.element.append(output);
  };

  // Where a run came to nothing, what other code has shown must not stand below this one.
  const keepOutputOf = (cell, code) => {
    if (cell.element && cell.shown !== code) replaceOutput(cell, null);
  };

  const freshOutput = (cell) => {
    if (cell.fresh) return;
    cell.fresh = make("div", { class: "cell_output docutils container live-output" });
    cell.shown = cell.sent;
    cell.asBuilt = cell.shown === cell.first ? [...(cell.built?.querySelectorAll("img") ?? [])] : [];
    replaceOutput(cell, cell.fresh);
  };

  const boxed = (kind, text) => {
    const inside = make("div", { class: "highlight" }, make("pre", {}, text));
    return make("div", { class: `output ${kind} notranslate` }, inside);
  };

  // What a terminal leaves of a text: what follows a carriage return takes the place of its line.
  const settled = (text) => text.replace(/\r+\n/g, "\n").replace(/[^\n]*\r+(?=[^\r\n])/g, "");

  // Only the line that has not ended yet is read again: printing takes time for what is new, not for what is there.
  const printed = (kind, text, cell) => {
    const last = cell.fresh.lastElementChild;
    const box = last?.classList.contains(kind) ? last : boxed(kind, "");
    const pre = box.querySelector("pre");
    const open = pre.lastChild;
    const lines = settled(open.data + text);
    const end = lines.lastIndexOf("\n") + 1;
    open.data = lines.slice(0, end);
    pre.append(lines.slice(end));
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
    traceback: (text) => boxed("traceback", text),
    "text/plain": (text) => boxed("text_plain", text),
    "image/png": picture,
    "image/svg+xml": html,
    "text/html": html,
    "text/latex": formula,
  };

  const show = (cell, kind, text) => {
    if (!cell.element) return;
    freshOutput(cell);
    const box = FORMS[kind](text, cell);
    if (box !== cell.fresh.lastElementChild) cell.fresh.append(box);
  };

  // What is printed waits a moment for more: to lay out each of a thousand lines would take the page's time.
  let waiting = { text: "" };
  const showWaiting = () => {
    const { kind, text, timer } = waiting;
    clearTimeout(timer);
    waiting = { text: "" };
    if (text) show(running, kind, text);
  };
  const wait = (kind, text) => {
    if (kind !== waiting.kind) showWaiting();
    waiting.kind = kind;
    waiting.text += text;
    waiting.timer ??= setTimeout(showWaiting, 50);
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
    const worker = new Worker(new URL(`worker.js?v=${version}`, folder), { type: "module" });
    worker.onmessage = ({ data }) => worker === python && hear(data);
    worker.onerror = () => worker === python && end(NOT_STARTED);
    return worker;
  };

  const hear = ({ kind, text, ended, failed, megabytes: loaded, running: isRunning }) => {
    if (kind === "stdout" || kind === "stderr") return wait(kind, text);
    showWaiting();
    if (kind) show(running, kind, text);
    if (loaded) say(`Loading Python: ${loaded} MB`);
    if (isRunning) say(running === asked ? "Running" : `Running cell ${running.number}, above`);
    begun ||= Boolean(isRunning);
    if (failed) end(failed);
    if (ended !== undefined) answer({ ended });
  };

  // End Python, with a sentence for the reader.
  const end = (sentence) => {
    showWaiting();
    python?.terminate();
    python = null;
    const lost = begun ? ` ${GONE}` : "";
    begun = false;
    for (const cell of cells) cell.ran = false;
    answer?.({ ended: false, sentence: sentence + lost });
  };

  const ask = (cell) =>
    new Promise((resolve) => {
      [answer, running, cell.sent] = [resolve, cell, cell.text];
      python.postMessage({ code: cell.sent, number: cell.number });
    });

  const runOne = async (cell) => {
    cell.fresh = null;
    const { ended, sentence } = await ask(cell);
    if (sentence) return sentence;
    if (cell.element) freshOutput(cell); // a cell that shows nothing shows nothing of the build either
    cell.ran = true;
    cell.above = cells.slice(0, cell.number - 1).map(({ sent }) => sent);
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
      const worker = await start().catch(() => null);
      sentence = stopped || (worker ? "" : NOT_ALLOWED);
      if (sentence) worker?.terminate();
      else python = worker;
    }
    for (const each of cells.slice(0, cell.number)) {
      if (!sentence && (each === cell || !each.ran)) sentence = await runOne(each);
    }
    if (sentence && running) keepOutputOf(running, running.sent);
    if (sentence && running !== cell) keepOutputOf(cell, cell.text);
    say(sentence || "Done.");
    [asked, running, answer] = [null, null, null];
    mark();
  };

  // ---- The editor: the platform's own, over the code, which gives it its size

  const PLAIN = { spellcheck: "false", autocapitalize: "off", autocorrect: "off", autocomplete: "off", translate: "no" };

  const edit = (cell) => {
    const label = `Code of cell ${cell.number}. Ctrl+Enter runs it, Escape leaves it.`;
    const editor = make("textarea", { class: "live-editor", "aria-label": label, ...PLAIN });
    editor.value = cell.text;
    editor.addEventListener("input", () => write(cell, editor.value));
    editor.addEventListener("keydown", (event) => onKey(event, cell));
    cell.editor = editor;
    cell.pre.after(editor);
    cell.element.querySelector("details")?.setAttribute("open", "");
    editor.focus();
    editor.setSelectionRange(0, 0);
    mark();
  };

  const leave = (cell) => {
    cell.editor?.remove();
    cell.editor = null;
    mark();
    cell.bar.edit.focus();
  };

  const reset = (cell) => {
    leave(cell);
    if (isEdited(cell)) cell.ran = false; // the variables are those of the other code
    replaceOutput(cell, cell.built);
    cell.shown = cell.first;
    cell.fresh = null;
    say("The cell is as the book has it.", cell);
    write(cell, cell.first);
  };

  // Put text in the place of what is chosen.
  const insert = (editor, text) => {
    if (document.execCommand(text ? "insertText" : "delete", false, text)) return; // old, but the only way that keeps Undo
    editor.setRangeText(text, editor.selectionStart, editor.selectionEnd, "end");
    editor.dispatchEvent(new Event("input"));
  };

  // Change every line that is chosen, if only in part.
  const changeLines = (editor, change) => {
    const { value, selectionStart: start, selectionEnd: end } = editor;
    const from = value.slice(0, start).lastIndexOf("\n") + 1;
    const last = end > start && value[end - 1] === "\n" ? end - 1 : end; // the line after it is not chosen
    const to = `${value}\n`.indexOf("\n", last);
    const lines = value.slice(from, to).split("\n").map(change).join("\n");
    if (lines === value.slice(from, to)) return;
    editor.setSelectionRange(from, to);
    insert(editor, lines);
    const caret = Math.max(from, start + from + lines.length - to);
    if (start === end) editor.setSelectionRange(caret, caret);
    else editor.setSelectionRange(from, from + lines.length);
  };

  const onKey = (event, cell) => {
    if (event.isComposing || event.keyCode === 229) return; // an Enter that chooses a Chinese sign is not ours
    const isCommand = event.ctrlKey || event.metaKey;
    if (!isCommand) event.stopPropagation(); // here / is a letter, elsewhere it leads to the search
    const { editor } = cell;
    const { value, selectionStart: start, selectionEnd: end } = editor;
    const before = value.slice(0, start).split("\n").pop();
    const spaces = before.match(/^ */)[0];
    const toStop = before.length % 4; // how far the caret is from the stop before it
    const keys = {
      Escape: () => leave(cell),
      Enter: () => insert(editor, `\n${spaces}${/:\s*$/.test(before) ? "    " : ""}`),
      "Ctrl+Enter": () => run(cell),
      Tab: () => {
        if (start === end) insert(editor, " ".repeat(4 - toStop));
        else changeLines(editor, (line) => line && `    ${line}`);
      },
      "Shift+Tab": () => changeLines(editor, (line) => line.replace(/^ {1,4}/, "")),
    };
    if (start === end && before && before === spaces) {
      keys.Backspace = () => {
        editor.setSelectionRange(start - (toStop || 4), start);
        insert(editor, "");
      };
    }
    const key = event.key === "Unidentified" ? event.code : event.key; // WebKit on Linux has no name for Shift+Tab
    const press = keys[(isCommand ? "Ctrl+" : "") + (event.shiftKey ? "Shift+" : "") + key];
    if (!press || event.altKey) return;
    event.preventDefault();
    press();
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
      stop: button("Stop", () => end("Stopped.")),
      status: make("span", { role: "status", "data-hint": hint }, PROMISE),
    };
    const label = { class: "live-bar", role: "group", "aria-label": `Cell ${cell.number}` };
    cell.element.querySelector(".cell_input").after(make("div", label, ...Object.values(bar)));
    cell.bar = bar;
  };

  // The first cell above that is not what it was when this one used it.
  const changedAbove = ({ ran, above }) => ran && cells.find(({ text }, index) => index < above.length && text !== above[index]);

  // Show in every bar what can be done now.
  const mark = () => {
    for (const cell of cells.filter((each) => each.bar)) {
      const { run, reset, stop, edit, status } = cell.bar;
      run.setAttribute("aria-disabled", Boolean(asked)); // `disabled` would lose the focus
      reset.setAttribute("aria-disabled", Boolean(asked));
      edit.hidden = Boolean(cell.editor);
      reset.hidden = !isEdited(cell) && cell.output === cell.built;
      const isOver = asked !== cell;
      if (isOver && document.activeElement === stop) run.focus(); // what is hidden cannot keep the focus
      stop.hidden = isOver;
      const other = isOver && changedAbove(cell);
      const changed = other ? `Cell ${other.number}, above, was changed; this one used it as it was.` : "";
      if (changed !== cell.changed) status.textContent = changed;
      cell.changed = changed;
    }
  };

  const cells = listed.map(cellOf);
  cells.filter((cell) => cell.element).forEach(addBar);
  mark();
}
