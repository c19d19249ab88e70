// The list of units: it follows what is looked for, counts what is selected, and is gone through by keys.
"use strict";

(() => {
  const { byId, form, settle } = window.onsrights;
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

  // The input in which somebody was last: a button that was pressed meanwhile is no place among them.
  let last = null;

  document.addEventListener("focusin", (event) => {
    if (event.target.closest("main [data-field]")) last = event.target;
  });

  // The next fault is in this unit as long as there is one below, then in the next unit that has one.
  function goToFault(back) {
    const wrong = [...document.querySelectorAll("main [data-field]")].filter((field) => field.querySelector(".fault.error, .fault.warning"));
    const inputs = wrong.map((field) => field.querySelector("input, select, textarea")).filter(Boolean);
    if (back) inputs.reverse();
    const side = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
    const here = last?.isConnected ? last.closest("[data-field]") : null;
    const next = inputs.find((input) => here === null || (!here.contains(input) && here.compareDocumentPosition(input) & side));
    if (next) {
      for (let around = next; around; around = around.parentElement.closest("details")) if (around.matches("details")) around.open = true;
      next.focus();
      next.scrollIntoView({ block: "center" });
    } else {
      const button = byId(back ? "previous-fault" : "next-fault");
      if (button) form().requestSubmit(button);
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[value^='fault:']");
    if (!button) return;
    event.preventDefault();
    goToFault(button.value === "fault:previous");
  });

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
