"use strict";
// The minutes held: a year is fetched when it is opened, an agenda when its minutes are, items as words are typed.
(() => {
  const page = window.minutesPage;
  const state = { element: null, server: null, begun: false, asked: 0 };
  const OPEN_AT_FIRST = 2;
  const WAIT_MS = 250;
  const part = (name) => state.element.querySelector(`.${name}`);

  async function begin() {
    if (!state.server || state.begun || page.root.dataset.view !== "minutes") return;
    state.begun = true;
    part("years").innerHTML = await state.server.years({}).catch(page.offline);
    const first = state.element.querySelector("details.year");
    if (!first) return;
    first.open = true;
    await fill(first);
    for (const sitting of [...first.querySelectorAll("details.sitting")].slice(0, OPEN_AT_FIRST)) sitting.open = true;
  }

  // Fetches what a year or minutes hold, once.
  async function fill(details) {
    const inner = details.lastElementChild;
    if (inner.dataset.filled) return;
    inner.dataset.filled = "true";
    const asked = details.matches(".year")
      ? state.server.year({ year: details.dataset.year })
      : state.server.agenda({ document: details.dataset.documentId });
    inner.innerHTML = await asked.catch(page.offline);
  }

  let waiting;
  function filter(words) {
    clearTimeout(waiting);
    waiting = setTimeout(() => find(words.trim()), WAIT_MS);
  }
  async function find(words) {
    const asked = ++state.asked;
    const answer = words ? await state.server.find({ words }).catch(() => ({ found: page.offline(), status: "" })) : null;
    if (asked !== state.asked) return;
    part("years").hidden = Boolean(answer);
    part("found").hidden = !answer;
    part("found").innerHTML = answer?.found ?? "";
    part("browse-status").innerHTML = answer?.status ?? "";
    part("browse-scroll").scrollTop = 0;
  }

  page.browser = (element, server) => {
    Object.assign(state, { element, server });
    element.addEventListener("toggle", (event) => { if (event.target.open) fill(event.target); }, true);
    element.addEventListener("input", (event) => { if (event.target.name === "words") filter(event.target.value); });
    element.addEventListener("submit", (event) => { event.preventDefault(); find(event.target.words.value.trim()); });
    begin();
  };
  page.on("view", begin);
})();
