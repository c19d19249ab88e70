// The page works without this file; with it, what is typed is checked at once and nothing jumps.
// It knows no rule and words no sentence: the server gives the parts of the page, and they are put in their places.
"use strict";

(() => {
  const TYPING = 150; // milliseconds of rest before a field is checked
  const SETTLED = 500; // and before the whole manifest is, once a field was left

  const byId = (id) => document.getElementById(id);
  const form = () => byId("form");
  const field = (name) => form().elements.namedItem(name);

  let saved = {}; // what was downloaded or opened last: the manifest, and what was in the inputs
  let typing; // timers
  let settling;
  let asking = new AbortController(); // the request for what is being typed
  let whole = new AbortController(); // the request for the whole manifest

  const isTyped = (element) => Boolean(element.name) && element.form?.id === "form" && element.type !== "submit" && element.closest("main, [data-typed]") !== null && element.closest(".ignore") === null;
  const inputs = () => [...form().elements].filter(isTyped);
  const typedNow = () => inputs().filter((element) => element.type !== "hidden").map((element) => element.value).join("\u0000");
  const isChanged = () => form() !== null && (byId("manifest").value !== saved.manifest || (byId("list") !== null && typedNow() !== saved.typed));
  const remember = () => { saved = form() && { manifest: byId("manifest").value, typed: typedNow() }; };

  // ------------------------------------------------------------------------------------------------ what is said

  let offline = false;

  function sayOffline() {
    offline = true;
    say((form() ?? byId("sheet")).dataset.offline, true);
  }

  function online() {
    if (offline) say("");
    offline = false;
  }

  function say(text, trouble = false) {
    const notice = byId("notice");
    delete notice.dataset.html;
    notice.replaceChildren();
    if (text) {
      const line = document.createElement("p");
      line.className = trouble ? "notice trouble" : "notice";
      line.textContent = text;
      notice.append(line);
    }
  }

  async function said(answer) {
    if ((answer.headers.get("content-type") ?? "").startsWith("application/json")) {
      const problem = await answer.json();
      return problem.message[document.documentElement.lang] ?? problem.message.en;
    }
    const page = parsed(await answer.text());
    return page.getElementById("problem")?.textContent ?? answer.statusText;
  }

  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

  // Everything in these texts was escaped by the server, and the policy of the page runs no script in them.
  function fill(element, html) {
    if (!element || element.dataset.html === html) return;
    const focused = element.contains(document.activeElement) ? document.activeElement : null;
    if (focused?.matches("input, textarea")) return; // somebody gives a reason there; the next answer comes in its place
    element.dataset.html = html;
    element.innerHTML = html;
    if (focused && focused !== element) goBack(element, focused);
  }

  // Whoever was at a button that an answer replaces is at its like, or else in the field that it was about.
  function goBack(element, focused) {
    const isLike = (one) => one.className === focused.className && (one.value === focused.value || (one.dataset.fields ?? one) === focused.dataset.fields);
    const like = [...element.querySelectorAll(focused.tagName)].find(isLike);
    (like ?? byId(element.id.replace(/-faults$/, "")))?.focus({ preventScroll: true });
  }

  // ------------------------------------------------------------------------------------------------ while typing

  async function checkTyped() {
    asking.abort();
    asking = new AbortController();
    const before = typedNow();
    const values = new URLSearchParams();
    for (const element of inputs()) values.append(element.name, element.value);
    try {
      const answer = await fetch(form().dataset.check, { method: "POST", body: values, signal: asking.signal });
      if (!answer.ok) {
        say(await said(answer), true);
        return;
      }
      const { secret, ...parts } = await answer.json();
      online();
      if (typedNow() !== before) return; // somebody typed on, and is about to ask again
      for (const [id, html] of Object.entries(parts)) fill(byId(id), html);
      tellInvalid();
      document.dispatchEvent(new CustomEvent("checked", { detail: { secret } }));
      document.body.dataset.checked = String(Number(document.body.dataset.checked ?? 0) + 1);
    } catch (error) {
      if (error.name !== "AbortError") sayOffline();
    }
  }

  function tellInvalid() {
    for (const element of inputs()) {
      if (byId(`${element.name}-faults`)?.querySelector(".fault.error")) element.setAttribute("aria-invalid", "true");
      else element.removeAttribute("aria-invalid");
    }
  }

  // What was typed on has moved what is marked behind it: until the answer comes, only what is before it stays marked.
  function clipMarks(element) {
    const marks = byId(`${element.name}-marks`);
    if (!marks?.firstChild) return;
    const old = marks.textContent;
    let same = 0;
    while (same < old.length && old[same] === element.value[same]) same += 1;
    let at = 0;
    for (const piece of [...marks.childNodes]) {
      at += piece.textContent.length;
      if (at > same || piece.textContent === "\n") piece.remove();
    }
    delete marks.dataset.html;
  }

  // An input that was left with something in it is spoken of from then on.
  function left(element) {
    const held = byId("held");
    const names = held.value.split(" ");
    if (!element.value.trim() || !names.includes(element.name)) return;
    held.value = names.filter((name) => name !== element.name).join(" ");
    soon();
  }

  // A page that shows all of a document asks for all of it at once.
  function soon() {
    clearTimeout(typing);
    if (!document.body.inert) typing = setTimeout(form().dataset.check ? checkTyped : settle, TYPING);
  }

  // ------------------------------------------------------------------------------------------- the whole manifest

  function stopChecking() {
    clearTimeout(typing);
    clearTimeout(settling);
    asking.abort();
  }

  async function send(action, data) {
    whole.abort();
    whole = new AbortController();
    form()?.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(action, { method: "POST", body: data, signal: whole.signal });
      const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
      if (isPage && (answer.ok || answer.status === 422)) {
        online();
        return parsed(await answer.text());
      }
      say(await said(answer), true);
    } catch (error) {
      if (error.name !== "AbortError") sayOffline();
    } finally {
      form()?.removeAttribute("aria-busy");
    }
    return null;
  }

  // Goes on to another page. What would be typed into the old one meanwhile would be lost, so nothing can be.
  async function goOn(action, data) {
    const focused = document.activeElement;
    stopChecking();
    document.body.inert = true;
    const page = await send(action, data);
    document.body.inert = false;
    if (page === null) focused?.focus();
    return page;
  }

  // Checks everything, two rights against each other too, without touching what somebody may be typing in.
  async function settle() {
    if (document.body.inert) return; // another page is on its way, and asking again would stop it
    const before = typedNow();
    const data = new FormData(form());
    data.append("do", "settle");
    const page = await send(form().action, data);
    if (page === null || document.body.inert) return;
    if (typedNow() !== before) {
      settleLater(); // somebody typed on meanwhile
      return;
    }
    const unchanged = !isChanged();
    for (const id of ["manifest", "at", "undo-steps"]) byId(id).value = page.getElementById(id).value;
    byId("undo").disabled = page.getElementById("undo").disabled;
    patchList(page.getElementById("list"));
    if (names(document) !== names(page)) {
      patchInputs(page);
    } else {
      for (const part of page.querySelectorAll(".feedback, .marks, summary[id], #picture, #unit-verdict")) fill(byId(part.id), part.innerHTML);
      tellInvalid();
      tellSolved(page);
    }
    if (unchanged) remember(); // the same values, now in the text as well
    document.dispatchEvent(new CustomEvent("settled", { detail: page }));
    document.body.dataset.settled = String(Number(document.body.dataset.settled ?? 0) + 1);
  }

  function settleLater() {
    clearTimeout(settling);
    if (!document.body.inert) settling = setTimeout(settle, SETTLED); // else the next page is on its way
  }

  // What was solved stays in the summary and says so; what is new comes with the next check. So nothing jumps.
  function tellSolved(page) {
    const open = new Set([...page.querySelectorAll("#summary [data-about]")].map((line) => line.dataset.about));
    for (const line of document.querySelectorAll("#summary [data-about]")) {
      const solved = !open.has(line.dataset.about);
      line.classList.toggle("solved", solved);
      const word = line.querySelector(".solved-word");
      if (!solved) word?.remove();
      else if (!word) line.append(Object.assign(document.createElement("span"), { className: "solved-word", textContent: byId("summary").dataset.solved }));
    }
  }

  const names = (page) => [...page.querySelectorAll("main [name]:not(.ignore *):not([type=submit])")].map((element) => element.name).join(" ");

  // There is a row more or less: the inputs are exchanged, and whoever types in one goes on there.
  function patchInputs(page) {
    const focused = document.activeElement;
    const place = focused.id && [focused.selectionStart, focused.selectionEnd];
    keepOpen(page);
    byId("editor").replaceChildren(...page.getElementById("editor").childNodes);
    byId(focused.id)?.focus();
    if (place && place[0] !== undefined && byId(focused.id)?.setSelectionRange) byId(focused.id).setSelectionRange(...place);
  }

  // What somebody has opened or closed stays so.
  function keepOpen(page, first = null) {
    for (const group of document.querySelectorAll("details[id]")) {
      const fresh = page.getElementById(group.id);
      if (fresh) fresh.open = group.open || fresh.contains(first);
    }
  }

  function patchList(list) {
    const old = byId("list").querySelectorAll(".units li");
    const fresh = list.querySelectorAll(".units li");
    if (form().dataset.check && old.length === fresh.length && !list.querySelector(".file-faults") && !byId("list").querySelector(".file-faults")) {
      // Only rows that changed are exchanged: one that is being clicked has to stay.
      old.forEach((row, index) => {
        if (row.innerHTML !== fresh[index].innerHTML) row.replaceWith(fresh[index]);
      });
      fill(byId("verdict-part"), list.querySelector("#verdict-part").innerHTML);
      return;
    }
    byId("list").replaceChildren(...list.childNodes);
  }

  function show(page, focus, isOther = false) {
    const notice = byId("notice");
    const scrolled = byId("list")?.scrollTop ?? 0;
    const news = page.getElementById("notice");
    const said = news?.innerHTML ?? "";
    news?.replaceWith(notice); // the same element stays, so that a screen reader hears what comes into it
    const first = page.querySelector("[autofocus]");
    first?.removeAttribute("autofocus"); // it gets the focus below, in a page that has had one
    if (!isOther) keepOpen(page, first);
    document.documentElement.lang = page.documentElement.lang;
    document.title = page.title;
    document.body.replaceChildren(...page.body.childNodes);
    begin();
    document.dispatchEvent(new CustomEvent("shown"));
    const wanted = focus.map(byId).find((found) => found && !found.disabled);
    if (!form()) {
      (wanted ?? byId("editor")).focus();
      window.scrollTo(0, 0);
      return;
    }
    if (byId("manifest").value === saved.manifest && byId("list")) remember(); // what it says is in the inputs
    if (byId("list")) byId("list").scrollTop = scrolled;
    byId("list")?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    notice.replaceChildren();
    delete notice.dataset.html;
    fill(notice, said);
    const target = first ?? wanted ?? byId("unit-title") ?? byId("editor");
    target.focus({ preventScroll: target.id === "editor" });
    if (isOther && target.id === "editor") window.scrollTo(0, 0);
  }

  // ------------------------------------------------------------------------------------------------------- events

  document.addEventListener("input", (event) => {
    if (!isTyped(event.target)) return;
    clipMarks(event.target);
    document.querySelector(".summary.clean")?.classList.add("past"); // its place stays, so that nothing jumps
    const shown = document.querySelector(`[data-shows="${event.target.name}"]`);
    if (shown) shown.textContent = event.target.value;
    soon();
  });

  document.addEventListener("focusout", (event) => {
    if (event.target.name && isTyped(event.target)) left(event.target);
  });

  document.addEventListener("scroll", (event) => {
    const marks = event.target.name && byId(`${event.target.name}-marks`);
    if (marks) [marks.scrollTop, marks.scrollLeft] = [event.target.scrollTop, event.target.scrollLeft];
  }, true);

  document.addEventListener("change", (event) => {
    if (event.target.id === "file") {
      openFile();
    } else if (isTyped(event.target)) {
      settleLater();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.target.matches("input, textarea") && byId("undo")) {
      event.preventDefault();
      byId("undo").click();
    }
    if (event.key !== "Enter" || event.isComposing) return;
    if (event.altKey) {
      event.preventDefault();
      byId(`${event.target.name}-faults`)?.querySelector("[aria-keyshortcuts]")?.click();
      return;
    }
    if (event.target.matches?.(".ignore input")) {
      event.preventDefault();
      event.target.nextElementSibling.click();
      return;
    }
    if (event.target.matches?.(".why input, .why textarea[data-line]")) {
      event.preventDefault();
      byId("why-ask").click();
    } else if (event.target.matches?.("textarea[data-line]")) {
      event.preventDefault(); // it has one line
      settle();
    }
  });

  document.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (event.target.id === "open") {
      event.preventDefault();
      byId("file").click();
      return;
    }
    if (event.target.id !== "form") return;
    event.preventDefault();
    if (/^(download|make:)/.test(button.value)) {
      download(button.value);
      return;
    }
    if (button.dataset.fields) {
      take(JSON.parse(button.dataset.fields));
      return;
    }
    const data = new FormData(form());
    data.append("do", button.value);
    const focus = focusAfter(button);
    const page = await goOn(form().action, data);
    if (page === null) return;
    show(page, focus);
  });

  function focusAfter(button) {
    const [what] = button.value.split(":");
    const after = { add: [], why: ["why-answer"], select: ["unit-title"], check: ["summary", "unit-title"], ignore: [fieldOf(button)], fix: [fieldOf(button)] };
    if (/^(previous|next)/.test(button.id)) return [button.id];
    // Where the button is gone, what it did and the way back are at the top.
    return (after[what] ?? [button.id, button.id && "undo"]).filter(Boolean);
  }

  const fieldOf = (button) => button.closest("[data-field]")?.dataset.field;

  async function openFile() {
    const file = byId("file");
    if (!file.files.length) return;
    const data = new FormData(byId("open"));
    if (isChanged() && !confirm(form().dataset.leave)) {
      file.value = "";
      return;
    }
    const page = await goOn(byId("open").action, data);
    if (page === null) return;
    show(page, ["sheet-title", "unit-title"], true);
    if (form() && !("fresh" in form().dataset)) remember();
  }

  // Asked for here rather than by the browser, so that nothing is lost where the server is away or says no.
  async function download(what) {
    const data = new FormData(form());
    data.append("do", what);
    try {
      const answer = await fetch(form().action, { method: "POST", body: data });
      const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("content-disposition") ?? "");
      if (name === null) {
        const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
        if (isPage && (answer.ok || answer.status === 422)) show(parsed(await answer.text()), ["notice"]);
        else say(await said(answer), true);
        return;
      }
      const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(await answer.blob()), download: decodeURIComponent(name[1]) });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      online();
      if (what === "download") remember();
      document.dispatchEvent(new CustomEvent("downloaded", { detail: what }));
    } catch (error) {
      sayOffline();
    }
  }

  function take(values) {
    for (const [name, value] of Object.entries(values)) {
      const element = field(name);
      element.focus();
      element.select?.();
      // Typed rather than set, so that it can be undone.
      if (!element.select || !document.execCommand("insertText", false, value) || element.value !== value) element.value = value;
    }
    const held = byId("held");
    held.value = held.value.split(" ").filter((name) => !(name in values)).join(" ");
    clearTimeout(typing);
    if (form().dataset.check) checkTyped();
    settleLater();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#summary a");
    const target = link && byId(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    for (let around = target; around; around = around.parentElement.closest("details")) if (around.matches("details")) around.open = true;
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    const element = field(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(element.value);
    } catch {
      element.select();
      document.execCommand("copy");
      button.focus();
    }
    say(button.dataset.copied);
  });

  window.addEventListener("beforeunload", (event) => {
    if (isChanged()) event.preventDefault();
  });

  function begin() {
    document.documentElement.classList.add("js");
    for (const button of document.querySelectorAll(".copy")) button.hidden = false;
  }

  begin();
  if (form() && !("fresh" in form().dataset)) remember();
  window.onsrights = { byId, form, goOn, isChanged, inputs, remember, say, settle, show };
})();
