"use strict";
// Brief: choosing a body or a topic, the page about it, printing and downloading it.
(() => {
  const page = window.minutesPage;
  const state = { element: null, server: null, subject: null, markdown: "", asked: 0 };
  const find = () => document.querySelector("#view-brief .brief-find");
  const shown = () => page.root.dataset.view === "brief";
  const scroller = () => document.getElementById("briefing");

  // ---- choosing
  async function offer() {
    if (!state.server || !shown() || state.subject) return;
    const asked = ++state.asked;
    const html = await state.server.offered({ text: find().value }).catch(page.offline);
    if (asked === state.asked) state.element.innerHTML = html;
  }
  let typing = 0;
  document.addEventListener("input", (event) => {
    if (event.target !== find()) return;
    clearTimeout(typing);
    typing = setTimeout(() => { choose(null); offer(); }, 150);
  });

  // ---- the page; kept in the address, so that it can be sent, and in the browser, for when a citation takes that
  function choose(subject) {
    state.subject = subject;
    page.keep("brief", subject ? JSON.stringify(subject) : "");
    const query = new URLSearchParams(location.search);
    for (const kind of ["body", "topic"]) query.delete(kind);
    if (subject) query.set(subject.kind, subject.name);
    history.replaceState(null, "", page.addressOf(query));
  }
  function chosen() {
    const query = new URLSearchParams(location.search);
    const kind = ["body", "topic"].find((name) => query.get(name));
    if (kind) return { kind, name: query.get(kind) };
    try { return JSON.parse(page.kept("brief") || "null"); } catch { return null; }
  }
  async function write() {
    const asked = ++state.asked;
    const waiting = document.createElement("p");
    waiting.className = "hint";
    waiting.setAttribute("role", "status");
    waiting.textContent = page.word("brief_working");
    state.element.replaceChildren(waiting);
    const written = await state.server.written({ ...state.subject, language: page.language() }).catch(() => null);
    if (asked !== state.asked) return;
    state.markdown = written?.markdown ?? "";
    state.element.innerHTML = written?.html ?? page.offline();
    scroller().scrollTop = 0;
  }
  function show() {
    if (!state.server || !shown()) return;
    if (!state.subject) {
      const subject = chosen();
      if (subject) choose(subject);
    }
    document.getElementById("view-brief").classList.toggle("chosen", Boolean(state.subject));
    if (!state.subject) offer();
    else if (!state.element.querySelector(".brief")) write();
  }
  function renew() {
    if (!state.server) return;
    state.element.replaceChildren();
    show();
  }
  page.on("view", show);
  page.on("language", () => { if (state.subject) renew(); });
  page.on("minutes", renew);

  function download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([state.markdown], { type: "text/markdown" }));
    link.download = `${state.subject.name.replace(/[\\/:*?"<>|\s]+/g, " ").trim().slice(0, 60) || "brief"}.md`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  Object.assign(page.acts, {
    brief: (button) => { choose({ kind: button.dataset.kind, name: button.dataset.name }); renew(); },
    "brief-again": () => { choose(null); renew(); find().focus(); },
    "brief-print": () => print(),
    "brief-download": download,
    "brief-go": (button) => document.getElementById(`brief-${button.dataset.section}`).scrollIntoView({ block: "start" }),
  });

  // ---- on paper, folded quotes stand open
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll(".brief details:not([open])")) {
      folded.open = true;
      folded.dataset.folded = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const folded of document.querySelectorAll(".brief details[data-folded]")) folded.open = false;
  });

  page.brief = (element, server) => {
    Object.assign(state, { element, server });
    show();
  };
})();
