// A draft in this browser, where somebody says so: found again after a reload or a crash, and gone with one button.
// What another tab has kept meanwhile is never overwritten unasked: each draft has a stamp, and a tab knows its own.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const place = () => byId("draft");
  const form = () => byId("form");
  const key = () => `onsrights:${place().dataset.of}`;
  const UNKEPT = /^(do|file|table|table-file|find|faulty|from|picked|status-of-picked|(pick|why|reason)-.*)$/;

  let keeping = false; // whether somebody said so, on this page
  let mine = null; // the stamp of the draft that this tab has kept or opened
  let unseen = false; // whether the server has not looked yet for secrets in what was typed, or has found one
  let settledAs = new Map(); // what was in an input when all was checked, and what the server made of it

  // A browser may forbid its storage, or have no room left in it; then it is said, and what was kept stays.
  function stored() {
    try {
      const found = JSON.parse(localStorage.getItem(key()));
      return found?.version === 1 && typeof found.fields?.manifest === "string" ? found : null;
    } catch (error) {
      return error instanceof SyntaxError ? null : undefined;
    }
  }

  function fields() {
    const values = {};
    for (const [name, value] of new FormData(form())) {
      if (typeof value !== "string" || UNKEPT.test(name)) continue;
      const [sent, made] = settledAs.get(name) ?? [];
      values[name] = sent === value ? made : value;
    }
    return values;
  }

  function keep() {
    if (!keeping || unseen || !place() || !byId("list")) return;
    const found = stored();
    if (found === undefined) {
      refuse("forbidden");
      return;
    }
    if (found !== null && found.stamp !== mine) {
      tell();
      return;
    }
    const draft = { version: 1, stamp: crypto.randomUUID?.() ?? String(Math.random()), when: Date.now(), fields: fields() };
    try {
      localStorage.setItem(key(), JSON.stringify(draft));
      remember(draft.stamp);
      tell();
    } catch {
      refuse("full");
    }
  }

  function remember(stamp) {
    mine = stamp;
    try {
      if (stamp === null) sessionStorage.removeItem(key());
      else sessionStorage.setItem(key(), stamp);
    } catch {
      // Without it a reload only asks whether to go on.
    }
  }

  function own() {
    try {
      return sessionStorage.getItem(key());
    } catch {
      return null;
    }
  }

  function clear() {
    try {
      localStorage.removeItem(key());
    } catch {
      refuse("forbidden");
    }
    keeping = false;
    remember(null);
    tell();
  }

  // ------------------------------------------------------------------------------------------------ what is said

  const text = (name, draft) => place().dataset[name].replace("{when}", draft ? new Date(draft.when).toLocaleString(document.documentElement.lang) : "").replace("{name}", draft?.fields.filename ?? "");

  function tell(why = "") {
    if (!place()) return;
    const found = stored() ?? null;
    const isOther = found !== null && found.stamp !== mine;
    place().hidden = !form() && !found;
    if (byId("keep")) byId("keep").checked = keeping;
    byId("draft-open").hidden = !isOther;
    byId("draft-replace").hidden = !(isOther && keeping);
    byId("draft-clear").hidden = found === null;
    place().classList.toggle("found", isOther);
    const said = why ? text(why) : isOther ? text(keeping ? "other" : "found", found) : found ? text("kept", found) : "";
    if (byId("draft-said").textContent !== said) byId("draft-said").textContent = said;
  }

  function refuse(why) {
    if (why === "forbidden") keeping = false;
    tell(why);
  }

  // ------------------------------------------------------------------------------------------------------- again

  async function open() {
    const draft = stored();
    if (!draft) return;
    if (!form()) {
      sessionStorage.setItem(key(), draft.stamp);
      location.assign(place().dataset.form);
      return;
    }
    const { goOn, show } = window.onsrights;
    const { manifest, filename = "", mark = "", lang } = draft.fields;
    // Where the form has changed since, the manifest at least is there.
    for (const values of [draft.fields, { manifest, filename, mark, lang, at: "0/0" }]) {
      const data = new FormData();
      for (const [name, value] of Object.entries({ ...values, lang: document.documentElement.lang, do: "settle" })) data.append(name, value);
      const page = await goOn(form().action, data);
      if (page) {
        keeping = true;
        remember(draft.stamp);
        show(page, ["unit-title"]);
        tell();
        return;
      }
    }
  }

  document.addEventListener("click", (event) => {
    if (event.target.id === "draft-open") open();
    if (event.target.id === "draft-clear") clear();
    if (event.target.id === "draft-replace") {
      remember(stored()?.stamp ?? null);
      keep();
    }
  });

  document.addEventListener("change", (event) => {
    if (event.target.id !== "keep") return;
    keeping = event.target.checked;
    if (keeping) keep();
    else if (stored()?.stamp === mine) clear();
    else tell();
  });

  document.addEventListener("input", (event) => {
    if (event.target.form?.id === "form" && event.target.name && !UNKEPT.test(event.target.name)) unseen = true;
  });

  document.addEventListener("checked", (event) => {
    unseen = event.detail.secret;
    keep();
  });

  document.addEventListener("settled", (event) => {
    unseen = false;
    settledAs = new Map();
    for (const { name, value } of window.onsrights.inputs()) {
      const made = event.detail.getElementById(name)?.value;
      if (made !== undefined && made !== value) settledAs.set(name, [value, made]);
    }
    keep();
  });

  document.addEventListener("shown", () => {
    unseen = false;
    settledAs = new Map();
    tell();
    keep();
  });

  window.addEventListener("storage", (event) => {
    if (place() && event.key === key()) tell();
  });

  if (place()) {
    const draft = stored();
    const isOwn = draft && draft.stamp === own();
    tell();
    if (isOwn && form()) open();
  }
})();
