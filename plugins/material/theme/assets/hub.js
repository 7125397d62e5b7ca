/* The menu button of narrow screens. Without this script the list of sections simply stands open. */
(function () {
  var button = document.querySelector(".menu-button");
  var root = document.documentElement;
  function show(open) {
    button.setAttribute("aria-expanded", open);
    root.classList.toggle("menu-open", open);
  }
  button.addEventListener("click", function () {
    show(!root.classList.contains("menu-open"));
  });
  document.querySelector(".site-header").addEventListener("keydown", function (event) {
    if (event.key === "Escape" && root.classList.contains("menu-open")) {
      show(false);
      button.focus();
    }
  });
})();
