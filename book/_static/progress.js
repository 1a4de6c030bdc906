// Which chapters are done: kept in this browser only, shown as ticks in the contents.
{
  const KEPT = "nnlesson.done";
  const root = new URL(document.documentElement.dataset.content_root, location.href).pathname;
  const button = document.querySelector(".done-button");

  const load = () => {
    try {
      return new Set(JSON.parse(localStorage.getItem(KEPT)) ?? []);
    } catch {
      return new Set(); // nothing kept, or nothing may be kept
    }
  };

  const pageOf = (link) => new URL(link.href).pathname.slice(root.length).replace(/\.html$/, "");

  const show = () => {
    const done = load();
    for (const link of document.querySelectorAll(".bd-docs-nav a")) {
      link.querySelector(".done-tick")?.remove();
      if (done.has(pageOf(link))) {
        link.insertAdjacentHTML("beforeend", '<span class="done-tick"><span class="visually-hidden"> (done)</span></span>');
      }
    }
    button?.setAttribute("aria-pressed", done.has(button.dataset.page));
  };

  const toggle = () => {
    const done = load();
    if (!done.delete(button.dataset.page)) done.add(button.dataset.page);
    localStorage.setItem(KEPT, JSON.stringify([...done].sort()));
    show();
  };

  try {
    localStorage.setItem(KEPT, JSON.stringify([...load()])); // does this browser let us keep anything?
    button?.addEventListener("click", toggle);
    button?.removeAttribute("hidden");
  } catch {} // then no button
  addEventListener("storage", show); // another tab
  show();
}
