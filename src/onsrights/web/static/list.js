// The list of units: it follows what is looked for, counts what is selected, and is gone through by keys.
"use strict";

(() => {
  const { byId, settle } = window.onsrights;
  const RESTS = 250; // milliseconds of rest before the list is looked through
  let looking;

  function look() {
    byId("from").value = "0";
    clearTimeout(looking);
    looking = setTimeout(settle, RESTS);
  }

  document.addEventListener("input", (event) => {
    if (event.target.id === "find") look();
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "faulty") look();
    if (event.target.name?.startsWith("pick-")) count();
  });

  function count() {
    const tools = byId("picked-tools");
    if (!tools) return;
    const elsewhere = byId("picked").value.split(" ").filter(Boolean).length;
    const picked = document.querySelectorAll("[name^=pick-]:checked").length + elsewhere;
    byId("picked-count").textContent = String(picked);
    if (picked) tools.open = true;
  }

  // The next fault is in this unit as long as there is one below, then in the next unit that has one.
  function goToFault(back) {
    const wrong = [...document.querySelectorAll("main [data-field]")].filter((field) => field.querySelector(".fault.error, .fault.warning"));
    const inputs = wrong.map((field) => field.querySelector("input, select, textarea")).filter(Boolean);
    if (back) inputs.reverse();
    const side = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
    const here = document.activeElement;
    const next = inputs.find((input) => input !== here && (!here.closest("main") || here.compareDocumentPosition(input) & side));
    if (next) {
      for (let around = next; around; around = around.parentElement.closest("details")) if (around.matches("details")) around.open = true;
      next.focus();
      next.scrollIntoView({ block: "center" });
    } else {
      byId(back ? "previous-fault" : "next-fault")?.click();
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "F8") {
      event.preventDefault();
      goToFault(event.shiftKey);
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown") && byId("move-up")) {
      event.preventDefault();
      byId(event.key === "ArrowUp" ? "move-up" : "move-down").click();
    } else if (event.key === "Enter" && event.target.id === "find") {
      event.preventDefault();
      look();
    }
  });
})();
