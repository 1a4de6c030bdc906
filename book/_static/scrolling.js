// What is wider or higher than its place scrolls; this lets the keyboard reach it. The theme does so for code and tables that are
// shown as a page opens; here it is done for formulas, and for all that shows later, as in a solution.
{
  const isWider = (element) => element.scrollWidth > element.clientWidth;
  // A formula scrolls sideways only; its letters may stand a little above its box.
  const isHigher = (element) => !element.matches("mjx-container") && element.scrollHeight > element.clientHeight;
  const watch = new ResizeObserver((sizes) => {
    for (const { target } of sizes) target.tabIndex = isWider(target) || isHigher(target) ? 0 : -1;
  });
  const begin = (wide) => document.querySelectorAll(wide).forEach((element) => watch.observe(element));
  addEventListener("load", () => {
    begin("pre, .cell_output > .output, .pst-scrollable-table-container");
    window.MathJax?.startup.promise.then(() => begin("mjx-container[display]"));
  });
}
