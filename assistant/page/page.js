"use strict";
// What every view shares: language, light or dark, which view is shown, what a press does, copying.
window.minutesPage = (() => {
  const DARK = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const views = window.minutesViews;

  // ---- what the reader chose, kept in the browser
  const kept = (key) => { try { return localStorage.getItem(`minutes.${key}`); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(`minutes.${key}`, value); } catch { /* private window */ } };

  // ---- words
  const language = () => root.dataset.language;
  const word = (key, slots = {}) => Object.entries(slots)
    .reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), window.minutesWords[language()][key]);

  function preferredLanguage() {
    const known = (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2).toLowerCase());
    return known.find((code) => code in window.minutesWords) ?? "en";
  }
  function setLanguage(code) {
    root.dataset.language = code;
    root.lang = code === "zh" ? "zh-Hans" : code;
    label();
    tell("language", code);
  }
  function setTheme(theme) {
    root.dataset.theme = theme;
    document.body?.classList.toggle("dark", theme === "dark");
    tell("theme", theme);
  }

  // Labels that no phrase in the page can carry: data-label names an element, data-hint a box's placeholder, data-word
  // is the text of an option. Written only where they differ, as the observer below sees every change.
  const set = (node, name, value) => { if (node && node.getAttribute(name) !== value) node.setAttribute(name, value); };
  function label() {
    for (const node of document.querySelectorAll("[data-label]")) set(node, "aria-label", word(node.dataset.label));
    for (const node of document.querySelectorAll("[data-hint]")) set(node, "placeholder", word(node.dataset.hint));
    for (const node of document.querySelectorAll("option[data-word]")) {
      if (node.textContent !== word(node.dataset.word)) node.textContent = word(node.dataset.word);
    }
    for (const button of document.querySelectorAll("[data-act=language]")) {
      set(button, "aria-pressed", String(button.dataset.language === language()));
    }
    for (const link of document.querySelectorAll("a[data-view]")) {
      if (link.dataset.view === root.dataset.view) set(link, "aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    tell("label", set);
  }

  // ---- what a view wants to be told: page.on("language" | "theme" | "label" | "view" | "passage" | "minutes", listener)
  const listeners = {};
  const on = (event, listener) => (listeners[event] ??= []).push(listener);
  const tell = (event, value) => (listeners[event] ?? []).forEach((listener) => listener(value));

  // ---- the view shown: the first one where the address names none
  const viewIn = (search) => {
    const named = new URLSearchParams(search).get("view");
    return views.includes(named) ? named : views[0];
  };
  function showView(view) {
    root.dataset.view = view;
    label();
    document.title = `${word(`view_${view}`)} · ${word("title")}`;
    tell("view", view);
  }
  function goTo(view) {
    if (view === root.dataset.view) return;
    history.pushState(null, "", addressOf(new URLSearchParams(location.search), view));
    showView(view);
  }
  function addressOf(query, view = root.dataset.view) {
    query.delete("view");
    if (view !== views[0]) query.set("view", view);
    return `${location.pathname}${query.size ? `?${query}` : ""}`;
  }
  addEventListener("popstate", () => showView(viewIn(location.search)));

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

  // ---- presses: a view adds its own to `acts`, by the name in data-act
  const acts = {
    language: (button) => { keep("language", button.dataset.language); setLanguage(button.dataset.language); },
    theme: () => { const next = root.dataset.theme === "dark" ? "light" : "dark"; keep("theme", next); setTheme(next); },
  };
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const button = event.target.closest("[data-act]");
    if (button) return acts[button.dataset.act]?.(button);
    const link = event.target.closest("a[data-view], a[data-document]");
    if (!link) return;
    event.preventDefault();
    if (link.dataset.view) goTo(link.dataset.view);
    else tell("passage", link);
  });
  DARK.addEventListener("change", () => { if (!kept("theme")) setTheme(DARK.matches ? "dark" : "light"); });
  new MutationObserver(label).observe(root, { childList: true, subtree: true });

  // ---- a message where the server does not answer
  function offline() {
    const failed = document.createElement("p");
    failed.className = "open-failed";
    failed.textContent = word("offline");
    return failed.outerHTML;
  }

  root.dataset.view = viewIn(location.search);
  root.dataset.language = kept("language") ?? preferredLanguage();
  setTheme(kept("theme") ?? (DARK.matches ? "dark" : "light"));
  return {
    acts, addressOf, copy, goTo, kept, keep, language, offline, on, root, tell, word,
    ready() { setTheme(root.dataset.theme); setLanguage(language()); showView(root.dataset.view); },
  };
})();
