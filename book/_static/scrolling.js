// What is wider or higher than its place scrolls; this lets the keyboard reach it. The theme sees to code and tables that
// scroll as a page opens; here it is done for formulas, and for all that shows later, as in a solution.
{
  const SCROLLS = "pre, .cell_output > .output, .pst-scrollable-table-container, mjx-container[display]";
  const isWider = (element) => element.scrollWidth > element.clientWidth;
  // A formula scrolls sideways only; its letters may stand a little above its box.
  const isHigher = (element) => !element.matches("mjx-container") && element.scrollHeight > element.clientHeight;
  const isReached = (element) => isWider(element) || isHigher(element);
  const mark = (element) => {
    const index = isReached(element) ? 0 : -1;
    if (element.tabIndex !== index) element.tabIndex = index;
  };
  const sizes = new ResizeObserver((changes) => {
    for (const { target } of changes) mark(target);
  });
  const watch = (place) => {
    for (const element of place.querySelectorAll(SCROLLS)) sizes.observe(element);
  };
  const changes = new MutationObserver((list) => {
    for (const place of new Set(list.map(({ target }) => target))) watch(place);
  });
  addEventListener("load", () => {
    watch(document);
    changes.observe(document.body, { subtree: true, childList: true });
  });
}
