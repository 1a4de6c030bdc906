// A formula wider than the screen scrolls; this lets the keyboard reach it.
{
  const reach = () => {
    for (const formula of document.querySelectorAll("mjx-container[display]")) {
      formula.tabIndex = formula.scrollWidth > formula.clientWidth ? 0 : -1;
    }
  };
  addEventListener("load", () => MathJax.startup.promise.then(reach));
  addEventListener("resize", reach);
}
