"use strict";
// Checking: the list of answers, one of them claim by claim, a reviewer's word on a claim, files to keep.
(() => {
  const page = window.minutesPage;
  const TYPING_PAUSE_MS = 250;
  const state = { server: null, trigger: null, element: null, show: "all", pages: 1, asked: 0, opened: null, waits: null, loggedIn: false };
  const part = (selector) => state.element.querySelector(selector);

  // ---- the list
  async function list() {
    const asked = ++state.asked;
    const wanted = { state: state.show, text: part(".check-text").value, pages: state.pages };
    const html = await state.server.listed(wanted).catch(page.offline);
    if (asked === state.asked) part(".check-list").innerHTML = html;
  }
  function show(button) {
    for (const each of state.element.querySelectorAll("[data-act=check-state]")) {
      each.setAttribute("aria-pressed", String(each === button));
    }
    Object.assign(state, { show: button.dataset.state, pages: 1 });
    back();
  }
  function more() {
    state.pages += 1;
    list();
  }

  // ---- one answer
  function remember(answer) {
    const query = new URLSearchParams(location.search);
    if (answer) query.set("answer", answer);
    else query.delete("answer");
    history.replaceState(null, "", page.addressOf(query));
  }
  async function open(answer) {
    const asked = ++state.asked;
    const html = await state.server.opened({ id: answer }).catch(page.offline);
    if (asked !== state.asked) return;
    state.opened = answer;
    part(".check-one").innerHTML = html;
    reveal(true);
    remember(answer);
    part(".check-one .question")?.focus({ preventScroll: true });
    state.element.scrollTop = 0;
  }
  async function back() {
    const before = state.opened;
    state.opened = null;
    reveal(false);
    remember(null);
    await list();
    if (before) part(`[data-act=check-open][data-answer="${before}"]`)?.focus();
  }
  function reveal(one) {
    part(".check-list").hidden = one;
    part(".check-one").hidden = !one;
    say("");
  }
  function enter(view) {
    if (view !== "check" || !state.element) return;
    const linked = new URLSearchParams(location.search).get("answer");
    if (linked && linked !== state.opened) open(linked);
    else if (!state.opened) list();
  }
  page.on("view", enter);
  page.on("passage", () => { if (page.root.dataset.view === "check") remember(state.opened); });

  // ---- a reviewer's word
  function say(text) {
    part(".check-told").textContent = text;
  }
  function judge(positions, verdict, comment) {
    const name = part(".reviewer-name");
    if (!state.loggedIn && !name.value.trim()) {
      say(page.word("check_name_wanted"));
      name.focus();
      return;
    }
    say("");
    state.trigger("submit", { answer: state.opened, positions, verdict, comment, reviewer: name?.value ?? "" });
  }
  const wordOf = (button) => button.closest(".word");
  const commentOf = (word) => word.querySelector("textarea").value;
  const pressed = (word) => word.querySelector("[aria-pressed=true]")?.dataset.verdict ?? null;
  function verdict(button) {
    const word = wordOf(button);
    const given = button.getAttribute("aria-pressed") === "true" ? null : button.dataset.verdict;
    judge([Number(word.dataset.position)], given, commentOf(word));
  }
  function rest() {
    const open = [...state.element.querySelectorAll(".check-one .word.open")];
    judge(open.map((word) => Number(word.dataset.position)), "accepted", "");
  }
  // What came back takes the place of what stood there; the focus stays on the button that was pressed.
  function judged(slip) {
    const failed = slip.querySelector(".check-failed");
    if (failed) part(".check-told").replaceChildren(failed);
    for (const word of slip.querySelectorAll(".word")) {
      const old = part(`.check-one .word[data-position="${word.dataset.position}"]`);
      const held = old?.contains(document.activeElement) ? document.activeElement.dataset : null;
      const fresh = word.cloneNode(true);
      old?.replaceWith(fresh);
      if (held) fresh.querySelector(`[data-act="${held.act}"]${held.verdict ? `[data-verdict="${held.verdict}"]` : ""}`)?.focus();
    }
    const counts = slip.querySelector(".counts");
    if (counts) part(".check-one .counts")?.replaceChildren(...counts.childNodes);
    const signed = slip.querySelector(".signed");
    if (signed) {
      state.loggedIn = true;
      part(".reviewer").replaceWith(signed);
    }
  }

  // ---- files to keep
  async function keepFile(button, asked, none) {
    const file = await asked.catch(() => null);
    if (!file?.content) {
      button.textContent = file?.name ? none : page.word("sheet_failed");
      return;
    }
    const bytes = Uint8Array.from(atob(file.content), (char) => char.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes]));
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  function sheet(button) {
    const id = button.closest("[data-answer]").dataset.answer;
    keepFile(button, state.server.sheet({ id, form: button.dataset.form, language: page.language() }));
  }

  Object.assign(page.acts, {
    "check-state": show,
    "check-more": more,
    "check-open": (button) => open(button.dataset.answer),
    "check-back": back,
    "check-verdict": verdict,
    "check-comment": (button) => judge([Number(wordOf(button).dataset.position)], pressed(wordOf(button)), commentOf(wordOf(button))),
    "check-rest": rest,
    "check-rejected": (button) => keepFile(button, state.server.rejected({}), page.word("check_nothing_rejected")),
    sheet,
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches(".reviewer-name")) page.keep("reviewer", event.target.value);
    if (!event.target.matches(".check-text")) return;
    clearTimeout(state.waits);
    state.waits = setTimeout(() => { state.pages = 1; back(); }, TYPING_PAUSE_MS);
  });

  page.check = (element, server) => {
    Object.assign(state, { element, server });
    part(".reviewer-name").value = page.kept("reviewer") ?? "";
    enter(page.root.dataset.view);
  };
  page.checkSlip = (element, trigger, watch) => {
    state.trigger = trigger;
    watch("value", () => requestAnimationFrame(() => judged(element)));
    trigger("load");
  };
})();
