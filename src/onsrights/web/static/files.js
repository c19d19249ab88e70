// What comes in from elsewhere: a file that is dropped, rows that are pasted; and the way back from page to page.
"use strict";

(() => {
  const { byId, form, goOn, show } = window.onsrights;
  const isManifest = (name) => /\.(ya?ml|json)$/i.test(name);

  // A table is shown beside what is in the form, which goes along, so that nothing has to be given up for it.
  async function look(data) {
    data.append("do", "sheet");
    const page = await goOn(form().action, data);
    if (page) show(page, ["sheet-title", "notice"]);
  }

  async function lookAt(file) {
    const data = new FormData(form());
    data.delete("table-file");
    data.append("table-file", file);
    await look(data);
  }

  // Before the form itself opens it.
  document.addEventListener("change", (event) => {
    const file = event.target.files?.[0];
    if (event.target.id !== "file" || !file || !form() || isManifest(file.name)) return;
    event.stopImmediatePropagation();
    lookAt(file);
    event.target.value = "";
  }, true);

  const brings = (event) => byId("file") && event.dataTransfer?.types.includes("Files");

  document.addEventListener("dragover", (event) => {
    if (brings(event)) event.preventDefault();
  });

  document.addEventListener("drop", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    byId("file").files = event.dataTransfer.files;
    byId("file").dispatchEvent(new Event("change", { bubbles: true }));
  });

  // Rows of a spreadsheet are no text for one input.
  document.addEventListener("paste", (event) => {
    if (!byId("table") || event.target.id === "table" || !event.target.closest?.("main")) return;
    const rows = (event.clipboardData?.getData("text/plain") ?? "").split(/\r?\n/).filter((row) => row.includes("\t"));
    if (rows.length < 2 && !(rows[0]?.split("\t").length > 2)) return;
    event.preventDefault();
    const data = new FormData(form());
    data.set("table", event.clipboardData.getData("text/plain"));
    look(data);
  });

  // What a table became is taken over, or looked at in another way.
  document.addEventListener("submit", async (event) => {
    if (event.target.id !== "sheet") return;
    event.preventDefault();
    const data = new FormData(event.target);
    data.append("do", event.submitter.value);
    const page = await goOn(event.target.action, data);
    if (page) show(page, ["sheet-title", "unit-title"]);
  });

  // Each right, table and list of documents that was opened is a step that the back button takes back.
  let here = 0;
  const place = () => ({ step: here, at: byId("at")?.value ?? "", papers: Boolean(byId("papers-title")), sheet: Boolean(byId("sheet-title")) });
  const same = (one, other) => one.at === other.at && one.papers === other.papers && one.sheet === other.sheet;
  let leaving = false; // while a page is shown because of the back button

  document.addEventListener("shown", () => {
    const now = place();
    if (leaving || same(now, history.state ?? now)) {
      history.replaceState({ ...now, step: history.state?.step ?? 0 }, "");
      return;
    }
    here = (history.state?.step ?? 0) + 1;
    history.pushState({ ...now, step: here }, "");
  });

  window.addEventListener("popstate", async (event) => {
    const wanted = event.state;
    if (!wanted) return;
    leaving = true;
    try {
      if (byId("sheet")) {
        const back = new FormData(byId("sheet"));
        back.append("do", "back");
        const page = await goOn(byId("sheet").action, back);
        if (page) show(page, ["unit-title"]);
        if (!page || wanted.at === byId("at")?.value) return;
      }
      if (!form() || wanted.sheet) return;
      const data = new FormData(form());
      data.append("do", wanted.papers ? "documents" : `select:${wanted.at}`);
      const page = await goOn(form().action, data);
      if (page) show(page, ["papers-title", "unit-title"]);
    } finally {
      leaving = false;
    }
  });

  history.replaceState(place(), "");
})();
