// What only the browser can do: stay at the newest message, tell buttons apart, take pictures that are dropped or pasted.
(() => {
  let near = true;
  const log = () => document.getElementById("log");
  const stay = () => { const at = log(); if (at && near) at.scrollTop = at.scrollHeight; };
  document.addEventListener("scroll", (event) => {
    const at = event.target;
    if (at === log()) near = at.scrollHeight - at.scrollTop - at.clientHeight < 120;
  }, true);
  new MutationObserver(stay).observe(document, { childList: true, subtree: true, characterData: true });
  document.addEventListener("load", stay, true);

  // What is one element for the server may hold many buttons.
  window.clicked = (event, emit) => {
    const button = event.target.closest("[data-deed]");
    if (!button) return;
    const { deed, value = String(button.checked ?? "") } = button.dataset;
    emit({ deed, value, id: button.closest("[data-id]").dataset.id });
  };
  window.reached = (id, share, words) => {
    const bar = document.querySelector(`#app #${id} progress`);
    if (!bar) return;
    if (share) bar.value = share;
    bar.previousElementSibling.textContent = words;
  };

  const uploader = () => {
    const at = document.querySelector("#app [data-uploader]");
    return at && getElement(Number(at.dataset.uploader))?.$refs.qRef;
  };
  window.pickFiles = () => uploader()?.pickFiles();
  const take = (list) => {
    const files = [...(list ?? [])];
    if (files.length === 0 || !uploader()) return false;
    uploader().addFiles(files);
    return true;
  };
  document.addEventListener("paste", (event) => { if (take(event.clipboardData?.files)) event.preventDefault(); });
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    document.body.classList.remove("dropping");
    take(event.dataTransfer.files);
  });
})();
