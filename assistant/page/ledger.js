"use strict";
// The ledger: rows as the filters change, a hundred at a time; pictures in the table's place; files to take away.
(() => {
  const page = window.minutesPage;
  const state = { element: null, server: null, trigger: null, begun: false, asked: 0, next: null, shape: "rows", drawing: false, again: false, writing: null };
  const WAIT_MS = 250;
  const part = (selector) => state.element.querySelector(selector);
  const filters = () => Object.fromEntries(new FormData(part("form.filters")));

  async function begin() {
    if (!state.server || state.begun || page.root.dataset.view !== "ledger") return;
    state.begun = true;
    setShape(state.shape);
    const choices = state.server.choices({}).catch(() => ({ years: "", bodies: "" }));
    await show();
    const { years, bodies } = await choices;
    part("select[name=year]").insertAdjacentHTML("beforeend", years);
    part("datalist").innerHTML = bodies;
  }

  async function show(after = 0) {
    const asked = ++state.asked;
    const failed = () => ({ rows: "", status: page.word("offline"), next: null });
    const answer = await state.server.rows({ ...filters(), after }).catch(failed);
    if (asked !== state.asked) return;
    part("[data-act=ledger-reset]").hidden = Object.values(filters()).every((value) => value === "");
    const body = part("tbody");
    if (after === 0) body.replaceChildren();
    body.insertAdjacentHTML("beforeend", answer.rows);
    part(".ledger-status").innerHTML = answer.status;
    part(".more-rows").hidden = answer.next === null;
    state.next = answer.next;
    if (after === 0) part(".ledger-scroll").scrollTop = 0;
    if (after === 0 && state.shape === "charts") draw();
  }

  let waiting;
  function changed(at_once) {
    clearTimeout(waiting);
    waiting = setTimeout(show, at_once ? 0 : WAIT_MS);
  }

  // ---- pictures
  function setShape(shape) {
    state.shape = shape;
    page.root.dataset.ledger = shape;
    for (const button of state.element.querySelectorAll("[data-shape]")) {
      button.setAttribute("aria-pressed", String(button.dataset.shape === shape));
    }
  }
  // One drawing at a time: what changes meanwhile is drawn after it, so that the last state is the one shown.
  function draw() {
    state.again = state.drawing;
    if (state.drawing) return;
    state.drawing = true;
    state.trigger("select", { filters: filters(), language: page.language(), theme: page.root.dataset.theme });
  }
  page.ledgerDrawn = () => {
    state.drawing = false;
    if (state.again) draw();
  };
  // A square opens its item, a bar filters by its body. Plotly's own listeners are set once on each picture.
  function follow(plot) {
    if (plot.dataset.followed || !plot.on) return;
    plot.dataset.followed = "true";
    plot.setAttribute("role", "img");
    plot.setAttribute("aria-label", plot.closest(".picture").querySelector("h3").innerText);
    plot.on("plotly_click", ({ points: [{ customdata }] }) => {
      if (customdata?.length === 2) page.openPassage({ document: customdata[0], item: customdata[1] });
      else if (customdata?.length === 1) filterBy("body", customdata[0]);
    });
  }
  function filterBy(name, value) {
    part(`[name=${name}]`).value = value;
    changed(true);
  }
  const drawn = () => document.querySelectorAll("#ledger-charts .js-plotly-plot").forEach(follow);

  // ---- files
  function download(button) {
    if (state.writing) return;
    state.writing = button;
    button.setAttribute("aria-busy", "true");
    state.trigger("download", { filters: filters(), form: button.dataset.form });
  }
  page.ledgerWritten = () => {
    state.writing?.removeAttribute("aria-busy");
    state.writing = null;
    document.getElementById("ledger-file").click();
  };

  Object.assign(page.acts, {
    "ledger-more": () => show(state.next),
    "ledger-reset": () => { part("form.filters").reset(); changed(true); },
    "ledger-shape": (button) => { setShape(button.dataset.shape); if (state.shape === "charts") draw(); },
    "ledger-download": download,
  });
  const redraw = () => { if (state.begun && state.shape === "charts") draw(); };
  page.on("language", redraw);
  page.on("theme", redraw);
  page.on("view", begin);
  page.ledger = (element, server, trigger) => {
    Object.assign(state, { element, server, trigger });
    element.addEventListener("input", (event) => changed(event.target.matches("select")));
    element.addEventListener("submit", (event) => { event.preventDefault(); changed(true); });
    new MutationObserver(drawn).observe(document.getElementById("ledger-charts"), { childList: true, subtree: true });
    begin();
  };
})();
