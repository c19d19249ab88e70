// The first page: a file that is chosen or dropped is opened at once.
"use strict";

(() => {
  const open = document.getElementById("open");
  const file = document.getElementById("file");

  document.documentElement.classList.add("js");
  open.addEventListener("submit", (event) => {
    if (file.files.length) return;
    event.preventDefault();
    file.click();
  });
  file.addEventListener("change", () => {
    if (file.files.length) open.submit();
  });

  const brings = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (brings(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    file.files = event.dataTransfer.files;
    if (file.files.length) open.submit();
  });
})();
