"use strict";
// The conversation: asking, the quote on hover, how much room a question has left.
(() => {
  const page = window.minutesPage;
  const WIDE = matchMedia("(min-width: 1000px)");
  const state = { trigger: null, told: null, turns: 0, answers: 0, shownFor: 0, editing: false };
  const box = () => document.querySelector("#question textarea");

  // ---- the quote on hover
  let peek = null;
  let quiet = false;
  function showPeek(link) {
    if (quiet) return;
    const card = page.cited(link.closest(".turn")).find((one) => one.dataset.marker === link.dataset.marker);
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
    const size = peek.getBoundingClientRect();
    const above = spot.top - size.height - 10;
    peek.style.left = `${Math.max(12, Math.min(spot.left - 24, innerWidth - size.width - 12))}px`;
    peek.style.top = `${above > 12 ? above : spot.bottom + 10}px`;
  }
  function hidePeek() {
    peek?.remove();
    peek = null;
    document.querySelector("[aria-describedby=peek]")?.removeAttribute("aria-describedby");
  }
  // The focus goes back, and the pointer may rest on a marker by chance: neither asks to see its quote.
  page.hush = () => { quiet = true; };
  page.on("passage", hidePeek);
  document.addEventListener("pointermove", () => { quiet = false; });
  document.addEventListener("keydown", (event) => {
    quiet = false;
    if (event.key !== "Escape" || !peek) return;
    event.preventDefault();
    hidePeek();
  }, true);
  for (const [type, act] of [["pointerover", showPeek], ["focusin", showPeek], ["pointerout", hidePeek], ["focusout", hidePeek]]) {
    document.addEventListener(type, (event) => {
      const link = event.pointerType === "touch" ? null : event.target.closest?.("a.cite");
      if (link) act(link);
    });
  }

  // ---- asking
  const busy = () => state.told.querySelector(".running, .waiting .pulse") !== null;

  // From any view: shows the conversation and sends the question.
  function ask(question) {
    page.goTo("ask");
    if (!busy()) state.trigger("submit", { question });
  }
  // The server puts the question into the box and marks the turns that give way to the next one.
  function edit(button) {
    if (busy()) return;
    state.editing = true;
    state.trigger("edit", { at: Number(button.closest(".turn").dataset.turn) });
  }
  function startAgain() {
    state.trigger("clear");
    page.keep("thumbs", "{}");
    page.clearPassage();
  }
  function bringToTop(turn) {
    const told = document.getElementById("told");
    told.scrollTop += turn.getBoundingClientRect().top - told.getBoundingClientRect().top;
  }
  function answered() {
    const turns = state.told.querySelectorAll(".turn");
    const answers = state.told.querySelectorAll(".turn .answer:not(.waiting)");
    const last = turns[turns.length - 1];
    if (turns.length > state.turns || answers.length > state.answers) bringToTop(last);
    state.turns = turns.length;
    state.answers = answers.length;
    state.shownFor = Math.min(state.shownFor, state.turns);
    hidePeek();
    showThumbs();
    if (state.editing) box().focus();
    state.editing = false;
    // Where there is room, a new answer shows at once where it comes from.
    const first = last?.querySelector(".sources a.card");
    if (!first || busy() || !WIDE.matches || state.shownFor === state.turns) return;
    state.shownFor = state.turns;
    page.openPassage(page.placeOf(first), last);
  }

  // ---- thumbs: the server keeps them in the journal, the browser remembers which are up for as long as the talk
  const thumbs = () => { try { return JSON.parse(page.kept("thumbs")) ?? {}; } catch { return {}; } };
  function thumb(button) {
    const answer = button.closest("[data-answer]").dataset.answer;
    const given = button.getAttribute("aria-pressed") === "true" ? null : Number(button.dataset.thumb);
    page.keep("thumbs", JSON.stringify({ ...thumbs(), [answer]: given }));
    state.trigger("like", { answer, thumb: given });
    showThumbs();
  }
  function showThumbs() {
    const given = thumbs();
    for (const button of state.told.querySelectorAll("[data-act=thumb]")) {
      const { answer } = button.closest("[data-answer]").dataset;
      button.setAttribute("aria-pressed", String(given[answer] === Number(button.dataset.thumb)));
    }
  }

  Object.assign(page.acts, {
    ask: (button) => ask(button.dataset.question),
    retry: () => { if (!busy()) state.trigger("retry"); },
    edit,
    unedit: () => { state.editing = true; state.trigger("undo"); },
    thumb,
    new: startAgain,
    "copy-answer": (button) => page.copy(button, button.dataset.copy),
  });

  // ---- how long a question may be
  function showRoom() {
    if (!box()) return;
    const left = window.minutesLimit - [...box().value.trim()].length;
    let room = document.getElementById("room");
    if (!room) {
      room = document.createElement("p");
      room.id = "room";
      room.setAttribute("role", "status");
      document.getElementById("question").append(room);
    }
    const said = left < 0 ? "too_long" : "left";
    room.textContent = left > window.minutesLimit / 10 ? "" : page.word(said, { count: Math.abs(left) });
    room.classList.toggle("over", left < 0);
  }
  document.addEventListener("input", (event) => { if (event.target === box()) showRoom(); });
  page.on("language", showRoom);

  // Gradio draws the question box; its labels follow the page's language.
  page.on("label", (set) => {
    set(document.getElementById("told"), "role", "region");
    set(document.getElementById("told"), "aria-label", page.word("conversation"));
    set(box(), "placeholder", page.word("ask_placeholder"));
    set(box(), "aria-label", page.word("ask_label"));
    set(document.querySelector("#question .submit-button"), "aria-label", page.word("ask_button"));
    set(document.querySelector("#question .stop-button"), "aria-label", page.word("stop_button"));
  });

  page.conversation = (element, trigger, watch) => {
    Object.assign(state, { told: element, trigger });
    watch("value", () => requestAnimationFrame(() => { answered(); showRoom(); }));
    trigger("load");
  };
})();
