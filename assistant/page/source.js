"use strict";
// The one source panel beside every view: it opens what an element with data-document, data-start, data-end names.
(() => {
  const page = window.minutesPage;
  const WIDE = matchMedia("(min-width: 1000px)");
  const state = { server: null, panel: null, shelf: "", place: null, group: null, asked: 0, opener: null };

  const placeOf = (link) => ({
    document: link.dataset.document,
    item: link.dataset.item ?? null,
    para: link.dataset.para ?? null,
    start: link.dataset.start ? Number(link.dataset.start) : null,
    end: link.dataset.end ? Number(link.dataset.end) : null,
    fingerprint: link.dataset.fingerprint ?? null,
  });
  const same = (link, place) => {
    const other = placeOf(link);
    return other.document === place.document && other.start === place.start && other.end === place.end;
  };

  async function open(place, group) {
    const asked = ++state.asked;
    state.place = place;
    state.group = group ?? null;
    const html = await state.server.passage(place).catch(page.offline);
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

  // ---- 上一处 / 下一处: through the cards of one answer, by their numbers
  const cited = (group) => (group ? [...group.querySelectorAll("a.card")] : [])
    .sort((one, other) => one.dataset.marker - other.dataset.marker);

  function showStep() {
    for (const link of document.querySelectorAll("a[data-document][aria-current]")) link.removeAttribute("aria-current");
    const links = cited(state.group);
    const at = links.findIndex((link) => same(link, state.place));
    for (const link of state.group?.querySelectorAll("a[data-start]") ?? []) {
      if (same(link, state.place)) link.setAttribute("aria-current", "true");
    }
    if (!state.group) state.opener?.setAttribute("aria-current", "true");
    const steps = state.panel.querySelector(".steps");
    if (!steps) return;
    steps.hidden = links.length < 2 || at < 0;
    steps.querySelector(".step").textContent = `${at + 1} / ${links.length}`;
    steps.querySelector("[data-act=previous]").disabled = at <= 0;
    steps.querySelector("[data-act=next]").disabled = at >= links.length - 1;
  }
  function step(by) {
    const links = cited(state.group);
    const link = links[links.findIndex((one) => same(one, state.place)) + by];
    if (link) open(placeOf(link), state.group);
  }

  function close() {
    delete document.body.dataset.panel;
    page.hush();
    state.opener?.focus();
  }
  // Shows again what stands there before anything is opened.
  function clear() {
    state.asked += 1;
    state.panel.innerHTML = state.shelf;
    state.place = state.group = null;
    delete document.body.dataset.panel;
    history.replaceState(null, "", page.addressOf(new URLSearchParams()));
  }
  function follow(link) {
    state.opener = link;
    // A view that narrows beside the panel may have moved what was pressed.
    open(placeOf(link), link.closest(".turn")).then(() => link.scrollIntoView({ block: "nearest" }));
    const query = new URLSearchParams(link.getAttribute("href").split("?")[1]);
    history.replaceState(null, "", page.addressOf(query));
  }
  // What stands there before anything is opened names the newest minutes; they may be others than at the server's start.
  async function renewShelf() {
    const shown = state.panel.innerHTML === state.shelf;
    state.shelf = await state.server.passage({}).catch(() => state.shelf);
    if (shown && state.place === null) state.panel.innerHTML = state.shelf;
  }
  function openLinked() {
    const query = new URLSearchParams(location.search);
    if (!query.get("doc")) return renewShelf();
    const number = (name) => (query.get(name) ? Number(query.get(name)) : null);
    open({
      document: query.get("doc"), item: query.get("item"), para: query.get("para"),
      start: number("start"), end: number("end"), fingerprint: query.get("fingerprint"),
    });
  }

  Object.assign(page.acts, {
    previous: () => step(-1),
    next: () => step(1),
    close,
    "copy-citation": (button) => page.copy(button, button.closest(".panel-head").dataset.copy),
  });
  page.on("passage", follow);
  page.on("minutes", renewShelf);
  page.on("view", () => { if (!WIDE.matches) delete document.body.dataset.panel; });
  page.on("label", (set) => {
    const half = document.getElementById("source");
    set(half, "role", "region");
    set(half, "aria-label", page.word("source"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !document.body.dataset.panel) return;
    if (state.panel.querySelector("[data-act=close]")?.offsetParent) close();
  });

  Object.assign(page, {
    hush() {}, // told when the focus goes back to what opened the panel
    openPassage: open,
    clearPassage: clear,
    placeOf,
    cited,
    panel(element, server) {
      Object.assign(state, { panel: element, server, shelf: element.innerHTML });
      page.ready();
      openLinked();
    },
  });
})();
