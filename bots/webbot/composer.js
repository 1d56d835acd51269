// The field in which a message is written. What it holds is changed here alone, at once and from what the page has:
// a word from the server would come late, and take away what was typed meanwhile.
(() => {
  const field = () => document.querySelector("#app .composer textarea");
  const hints = () => document.querySelector("#app #hints");
  const lastSaid = () => [...document.querySelectorAll("#app #log .is-said")].at(-1);
  const wordsOf = (message) => message?.querySelector(".words")?.textContent ?? "";

  // What is typed, and what was sent and is not yet known to be kept, outlive a page that is loaded anew.
  const key = `draft ${location.pathname}`;
  const draft = { typed: "", sent: [], ...JSON.parse(sessionStorage.getItem(key) ?? "{}") };
  const remember = () => sessionStorage.setItem(key, JSON.stringify(draft));
  let restored = false;
  const restore = () => {
    if (restored || !field()) return;
    restored = true;
    const lost = draft.sent.filter((text) => text !== wordsOf(lastSaid()));
    draft.sent = [];
    const text = [...lost, draft.typed].filter(Boolean).join("\n");
    if (text) put(text);
  };

  const put = (text) => {
    const at = field();
    at.value = text;
    at.focus();
    at.setSelectionRange(text.length, text.length);
    typed();
  };
  const typed = () => {
    draft.typed = field().value;
    remember();
    offer(draft.typed);
  };

  // Commands are offered as soon as a slash is typed; the arrows choose one, Tab takes it.
  const offer = (text) => {
    const list = hints();
    const begun = /^\/\S*$/.test(text) ? text.slice(1).toLowerCase() : null;
    const found = JSON.parse(list.dataset.commands).filter(([name]) => begun !== null && name.startsWith(begun));
    list.replaceChildren(...found.map(([name, summary]) => {
      const option = document.createElement("button");
      Object.assign(option, { type: "button", id: `hint-${name}`, textContent: `/${name} · ${summary}`, tabIndex: -1 });
      option.setAttribute("role", "option");
      option.dataset.command = name;
      return option;
    }));
    list.hidden = found.length === 0;
    choose(list.firstElementChild);
  };
  const chosen = () => hints().querySelector("[aria-selected=true]");
  const choose = (option) => {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) field().setAttribute("aria-activedescendant", option.id);
    else field().removeAttribute("aria-activedescendant");
  };
  const take = (option) => put(`/${option.dataset.command} `);

  let changing = false;
  const leave = () => {
    if (changing) put("");
    changing = false;
    hints().hidden = true;
  };

  window.sends = (emit) => {
    const value = field().value;
    changing = false;
    draft.sent.push(value);
    put("");
    emit({ deed: "send", value });
  };
  window.wasKept = () => { draft.sent.shift(); remember(); };
  window.wasNotKept = () => put([draft.sent.shift(), field().value].filter(Boolean).join("\n"));
  window.toField = () => field().focus();

  window.keyed = (event, emit) => {
    const offered = hints().hidden ? null : chosen();
    const meant = {
      Enter: () => !event.shiftKey && !event.isComposing && (() => window.sends(emit)),
      Tab: () => offered && !event.shiftKey && (() => take(offered)),
      ArrowDown: () => offered && (() => choose(offered.nextElementSibling ?? offered)),
      ArrowUp: () => (offered ? () => choose(offered.previousElementSibling ?? offered)
        : field().value === "" && lastSaid() && (() => {
          changing = true;
          put(wordsOf(lastSaid()));
          emit({ deed: "change" });
        })),
      Escape: () => () => { leave(); emit({ deed: "leave" }); },
    }[event.key]?.();
    if (!meant) return;
    event.preventDefault();
    meant();
  };

  document.addEventListener("input", (event) => { if (event.target === field()) typed(); });
  document.addEventListener("click", (event) => {
    const option = event.target.closest("[data-command]");
    if (option) take(option);
    const example = event.target.closest("[data-say]");
    if (example) put(example.dataset.say);
    if (event.target.closest("[data-leaves]")) leave();
  });
  new MutationObserver(restore).observe(document, { childList: true, subtree: true });
})();
