"use strict";
// Add: uploading, choosing what to keep, confirming what is deleted, the list of what is held.
(() => {
  const page = window.minutesPage;
  const limits = window.minutesFormats;
  const state = { tray: null, trigger: null, upload: null, drop: null, dropped: "", server: null, shelf: null, asked: 0 };
  const busy = () => state.tray.querySelector(".working") !== null;
  const shown = () => page.root.dataset.view === "add";

  // ---- what is held; asked for anew whenever the view is shown or the minutes have changed
  async function refresh() {
    if (!state.server || !shown()) return;
    const asked = ++state.asked;
    const find = document.querySelector("#view-add .find").value;
    const held = await state.server.held({ find }).catch(() => null);
    if (asked !== state.asked) return;
    state.shelf.innerHTML = held?.shelf ?? page.offline();
    // Left alone where it is the same: a press or a drop may be under way.
    if (held && state.dropped !== held.drop) {
      state.dropped = held.drop;
      state.drop.innerHTML = held.drop;
    }
  }
  let typing = 0;
  document.addEventListener("input", (event) => {
    if (!event.target.matches("#view-add .find")) return;
    clearTimeout(typing);
    typing = setTimeout(refresh, 150);
  });
  page.on("view", refresh);
  page.on("minutes", refresh);

  // ---- files coming in
  const suffix = (name) => (name.includes(".") ? name.slice(name.lastIndexOf(".")).toLowerCase() : "");
  function tell(text, kind) {
    const said = document.createElement("div");
    said.className = kind;
    said.setAttribute("role", kind === "working" ? "status" : "alert");
    said.textContent = text;
    state.tray.replaceChildren(said);
  }
  function complain(messages) {
    for (const text of messages) {
      const said = document.createElement("p");
      said.className = "not-sent";
      said.setAttribute("role", "alert");
      said.textContent = text;
      state.tray.append(said);
    }
  }
  async function take(files) {
    if (busy() || !files.length) return;
    const sent = [];
    const refused = [];
    for (const [at, file] of files.entries()) {
      const limit = limits[suffix(file.name)] ?? Math.max(...Object.values(limits));
      const size = Math.ceil(file.size / 1e6);
      if (file.size > limit * 1e6) {
        refused.push(page.word("add_too_large", { name: file.name, size, limit }));
        continue;
      }
      tell(page.word("add_sending", { at: at + 1, all: files.length, name: file.name }), "working");
      const stored = await state.upload(file).catch(() => null);
      if (stored?.path) sent.push({ name: file.name, path: stored.path });
      else refused.push(page.word("add_not_sent", { name: file.name }));
    }
    state.refused = refused;
    state.tray.replaceChildren();
    if (sent.length) state.trigger("upload", { files: sent });
    else { complain(refused); state.refused = []; }
  }
  document.addEventListener("change", (event) => {
    if (event.target.matches("#add-drop input")) {
      take([...event.target.files]);
      event.target.value = "";
    }
    if (event.target.matches("[data-arrival]")) offer();
  });
  for (const type of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(type, (event) => {
      if (!shown() || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault(); // else the browser opens the file in place of the page
      const zone = event.target.closest?.(".drop");
      document.querySelector(".drop")?.classList.toggle("over", zone !== null && /enter|over/.test(type));
      if (type === "drop" && zone) take([...event.dataTransfer.files]);
    });
  }

  // ---- what is kept
  const ticked = () => [...state.tray.querySelectorAll("[data-arrival]:checked")].map((box) => Number(box.dataset.arrival));
  function offer() {
    const keep = state.tray.querySelector("[data-act=add-keep]");
    if (keep) keep.disabled = ticked().length === 0;
  }
  function rendered() {
    offer();
    if (!busy() && state.refused?.length) {
      complain(state.refused);
      state.refused = [];
    }
    const held = state.tray.querySelector(".held-now");
    if (!held) return;
    document.querySelector("#top .held").innerHTML = held.innerHTML;
    page.tell("minutes");
  }
  Object.assign(page.acts, {
    "add-keep": () => state.trigger("submit", { chosen: ticked() }),
    "add-discard": () => state.trigger("clear"),
    "add-delete": confirmed,
  });

  // ---- deleting is confirmed by name
  function confirmed(button) {
    if (busy()) return;
    const row = button.closest("li");
    const name = [row.querySelector(".name"), ...row.querySelectorAll(".read-facts > span")].map((part) => part.innerText).join(" · ");
    const dialog = document.createElement("dialog");
    const line = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
    const choice = document.createElement("form");
    choice.method = "dialog";
    const keep = Object.assign(line("button", page.word("add_cancel")), { className: "quiet", value: "" });
    const remove = Object.assign(line("button", page.word("add_delete")), { className: "primary", value: "delete" });
    choice.append(keep, remove);
    dialog.append(
      line("h3", page.word("add_delete_ask", { name })), line("p", page.word("add_delete_text", { file: button.dataset.file })), choice,
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (dialog.returnValue === "delete") state.trigger("delete", { document: button.dataset.id });
      else button.focus();
    });
    document.getElementById("view-add").append(dialog);
    dialog.showModal();
    keep.focus();
  }

  page.addTray = (element, trigger, watch, upload) => {
    Object.assign(state, { tray: element, trigger, upload });
    watch("value", () => requestAnimationFrame(rendered));
  };
  page.addDrop = (element) => { state.drop = element; };
  page.addShelf = (element, server) => {
    Object.assign(state, { shelf: element, server });
    refresh();
  };
})();
