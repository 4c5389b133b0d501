"use strict";
// What the browser does by itself: language, light or dark, the quote on hover, the source panel, copying.
(() => {
  const WIDE = matchMedia("(min-width: 1000px)");
  const DARK = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const state = { server: null, trigger: null, panel: null, shelf: "", told: null, place: null, asked: 0, opener: null };

  // ---- what the reader chose, kept in the browser
  const kept = (key) => { try { return localStorage.getItem(`minutes.${key}`); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(`minutes.${key}`, value); } catch { /* private window */ } };

  function preferredLanguage() {
    const known = (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2).toLowerCase());
    return known.find((code) => code in window.minutesWords) ?? "en";
  }
  function setLanguage(code) {
    root.dataset.language = code;
    root.lang = code === "zh" ? "zh-Hans" : code;
    for (const button of document.querySelectorAll("[data-act=language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === code));
    }
    labelGradio();
    showRoom();
  }
  function setTheme(theme) {
    root.dataset.theme = theme;
    document.body?.classList.toggle("dark", theme === "dark");
  }
  const word = (key) => window.minutesWords[root.dataset.language][key];

  // Gradio draws the question box and the two halves; their labels follow the page's language.
  function labelGradio() {
    const box = document.querySelector("#question textarea");
    if (!box) return;
    const set = (node, name, value) => { if (node && node.getAttribute(name) !== value) node.setAttribute(name, value); };
    for (const [half, key] of [["#told", "conversation"], ["#source", "source"], [".languages", "switch_language"]]) {
      const node = document.querySelector(half);
      if (half !== ".languages") set(node, "role", "region");
      set(node, "aria-label", word(key));
    }
    set(box, "placeholder", word("ask_placeholder"));
    set(box, "aria-label", word("ask_label"));
    set(document.querySelector("#question .submit-button"), "aria-label", word("ask_button"));
    set(document.querySelector("#question .stop-button"), "aria-label", word("stop_button"));
  }

  // ---- the source panel
  const placeOf = (link) => ({
    document: link.dataset.document, start: Number(link.dataset.start), end: Number(link.dataset.end),
  });
  const same = (link, place) => {
    const other = placeOf(link);
    return other.document === place.document && other.start === place.start && other.end === place.end;
  };

  async function open(place, turn) {
    const asked = ++state.asked;
    state.place = place;
    state.turn = turn ?? null;
    let html;
    try {
      html = await state.server.passage(place);
    } catch {
      const failed = document.createElement("p");
      failed.className = "open-failed";
      failed.textContent = word("offline");
      html = failed.outerHTML;
    }
    if (asked !== state.asked) return;
    state.panel.innerHTML = html;
    document.body.dataset.panel = "open";
    showMark();
    showStep();
  }
  function showMark() {
    const mark = state.panel.querySelector("mark");
    const view = state.panel.querySelector(".sheet-scroll");
    if (!view) return;
    if (mark) {
      const top = mark.getBoundingClientRect().top - view.getBoundingClientRect().top;
      view.scrollTop += top - Math.min(view.clientHeight * 0.3, 220);
    }
    if (!WIDE.matches) view.focus({ preventScroll: true });
  }
  const cited = (turn) => (turn ? [...turn.querySelectorAll("a.card")] : [])
    .sort((one, other) => one.dataset.marker - other.dataset.marker);

  function showStep() {
    for (const link of document.querySelectorAll("a[aria-current]")) link.removeAttribute("aria-current");
    const links = cited(state.turn);
    const at = links.findIndex((link) => same(link, state.place));
    for (const link of state.turn?.querySelectorAll("a[data-start]") ?? []) {
      if (same(link, state.place)) link.setAttribute("aria-current", "true");
    }
    const steps = state.panel.querySelector(".steps");
    if (!steps) return;
    steps.hidden = links.length < 2 || at < 0;
    steps.querySelector(".step").textContent = `${at + 1} / ${links.length}`;
    steps.querySelector("[data-act=previous]").disabled = at <= 0;
    steps.querySelector("[data-act=next]").disabled = at >= links.length - 1;
  }
  function step(by) {
    const links = cited(state.turn);
    const link = links[links.findIndex((one) => same(one, state.place)) + by];
    if (link) open(placeOf(link), state.turn);
  }
  function close() {
    delete document.body.dataset.panel;
    // The focus goes back, and the pointer may rest on a marker by chance: neither asks to see its quote.
    quiet = true;
    state.opener?.focus();
  }
  function follow(link) {
    state.opener = link;
    hidePeek();
    if (link.dataset.start) open(placeOf(link), link.closest(".turn"));
    else open({ document: link.dataset.document }, null);
    history.replaceState(null, "", link.getAttribute("href"));
  }
  function openLinked() {
    const query = new URLSearchParams(location.search);
    if (!query.get("doc")) return;
    const number = (name) => (query.get(name) ? Number(query.get(name)) : null);
    open({ document: query.get("doc"), item: query.get("item"), para: query.get("para"), start: number("start"), end: number("end") });
  }

  // ---- the quote on hover
  let peek = null;
  let quiet = false;
  function showPeek(link) {
    if (quiet) return;
    const card = [...cited(link.closest(".turn"))].find((one) => one.dataset.marker === link.dataset.marker);
    const quote = card?.querySelector(".card-quote");
    if (!quote) return;
    hidePeek();
    peek = document.createElement("div");
    peek.id = "peek";
    peek.setAttribute("role", "tooltip");
    peek.append(card.querySelector(".card-head").cloneNode(true), quote.cloneNode(true));
    document.body.append(peek);
    link.setAttribute("aria-describedby", "peek");
    const spot = link.getBoundingClientRect();
    const box = peek.getBoundingClientRect();
    const above = spot.top - box.height - 10;
    peek.style.left = `${Math.max(12, Math.min(spot.left - 24, innerWidth - box.width - 12))}px`;
    peek.style.top = `${above > 12 ? above : spot.bottom + 10}px`;
  }
  function hidePeek() {
    peek?.remove();
    peek = null;
    document.querySelector("[aria-describedby=peek]")?.removeAttribute("aria-describedby");
  }

  // ---- the conversation
  const busy = () => state.told.querySelector(".running, .waiting .pulse") !== null;
  const questionOf = (button) => button.closest(".turn").querySelector(".question-text").textContent;

  function ask(question) {
    if (!busy()) state.trigger("submit", { question });
  }
  function edit(question) {
    const box = document.querySelector("#question textarea");
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  }
  function startAgain() {
    state.trigger("clear");
    state.asked += 1;
    state.panel.innerHTML = state.shelf;
    state.place = state.turn = null;
    delete document.body.dataset.panel;
    history.replaceState(null, "", location.pathname);
  }
  let turnsSeen = 0;
  let answersSeen = 0;
  let shownFor = 0;
  function bringToTop(turn) {
    const told = document.getElementById("told");
    told.scrollTop += turn.getBoundingClientRect().top - told.getBoundingClientRect().top;
  }
  function answered() {
    const turns = state.told.querySelectorAll(".turn");
    const answers = state.told.querySelectorAll(".turn .answer:not(.waiting)");
    const last = turns[turns.length - 1];
    if (turns.length > turnsSeen || answers.length > answersSeen) bringToTop(last);
    turnsSeen = turns.length;
    answersSeen = answers.length;
    shownFor = Math.min(shownFor, turnsSeen);
    hidePeek();
    // Where there is room, a new answer shows at once where it comes from.
    const first = last?.querySelector(".sources a.card");
    if (!first || busy() || !WIDE.matches || shownFor === turnsSeen) return;
    shownFor = turnsSeen;
    open(placeOf(first), last);
  }

  // ---- how long a question may be
  function showRoom() {
    const box = document.querySelector("#question textarea");
    if (!box) return;
    const left = window.minutesLimit - [...box.value.trim()].length;
    let room = document.getElementById("room");
    if (!room) {
      room = document.createElement("p");
      room.id = "room";
      room.setAttribute("role", "status");
      document.getElementById("question").append(room);
    }
    room.textContent = left > window.minutesLimit / 10 ? "" : word(left < 0 ? "too_long" : "left").replace("{count}", Math.abs(left));
    room.classList.toggle("over", left < 0);
  }

  // ---- copying
  async function copy(button, text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyOldWay(text); // no clipboard outside https and localhost
    }
    const said = [...button.childNodes];
    button.textContent = word("copied");
    setTimeout(() => button.replaceChildren(...said), 1400);
  }
  function copyOldWay(text) {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }

  const acts = {
    language: (button) => { keep("language", button.dataset.language); setLanguage(button.dataset.language); },
    theme: () => { const next = root.dataset.theme === "dark" ? "light" : "dark"; keep("theme", next); setTheme(next); },
    ask: (button) => ask(button.dataset.question),
    retry: (button) => ask(questionOf(button)),
    edit: (button) => edit(questionOf(button)),
    new: startAgain,
    previous: () => step(-1),
    next: () => step(1),
    close,
    "copy-answer": (button) => copy(button, button.dataset.copy),
    "copy-citation": (button) => copy(button, button.closest(".panel-head").dataset.copy),
  };

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const button = event.target.closest("[data-act]");
    if (button) return acts[button.dataset.act]?.(button);
    const link = event.target.closest("a[data-document]");
    if (link) { event.preventDefault(); follow(link); }
  });
  document.addEventListener("pointermove", () => { quiet = false; });
  document.addEventListener("keydown", (event) => {
    quiet = false;
    if (event.key !== "Escape") return;
    if (peek) hidePeek();
    else if (document.body.dataset.panel && !WIDE.matches) close();
  });
  for (const [type, act] of [["pointerover", showPeek], ["focusin", showPeek], ["pointerout", hidePeek], ["focusout", hidePeek]]) {
    document.addEventListener(type, (event) => {
      const link = event.pointerType === "touch" ? null : event.target.closest?.("a.cite");
      if (link) act(link);
    });
  }
  DARK.addEventListener("change", () => { if (!kept("theme")) setTheme(DARK.matches ? "dark" : "light"); });
  document.addEventListener("input", (event) => { if (event.target.matches("#question textarea")) showRoom(); });
  new MutationObserver(labelGradio).observe(root, { childList: true, subtree: true });

  window.minutesPage = {
    conversation(element, trigger, watch) {
      state.told = element;
      state.trigger = trigger;
      watch("value", () => requestAnimationFrame(() => { answered(); showRoom(); }));
      setTheme(root.dataset.theme);
    },
    panel(element, server) {
      state.panel = element;
      state.server = server;
      state.shelf = element.innerHTML;
      setLanguage(root.dataset.language);
      openLinked();
    },
  };
  setTheme(kept("theme") ?? (DARK.matches ? "dark" : "light"));
  setLanguage(kept("language") ?? preferredLanguage());
})();
