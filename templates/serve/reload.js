// Keeps a previewed page fresh. The server tells the state of this page whenever a rebuild ends: the
// page is loaded anew only when its own bytes have changed, so that writing one record does not
// disturb who reads another. What stopped a rebuild is shown below the page, which stays.
(() => {
  const loaded = document.currentScript.dataset.state;
  const waiting = document.body?.classList.contains("debrief-waiting");
  const shortest = 500;
  const longest = 10000;
  let pause = shortest;
  let timer = 0;
  let source = null;
  let words = {};

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  const link = element("link");
  link.rel = "stylesheet";
  link.href = "/.debrief/reload.css";
  document.head.append(link);
  const panel = element("aside", "debrief-preview");
  panel.hidden = true;

  /** Shows parts, or nothing; a reader of the screen is told what is new. */
  const show = (...parts) => {
    panel.replaceChildren(...parts);
    panel.hidden = parts.length === 0;
    if (!panel.isConnected) document.body.append(panel);
  };

  const errorPart = ({ title, place, message, hints, kept }) => {
    const part = element("div", "debrief-error", element("h2", "", title));
    part.setAttribute("role", "alert");
    if (place) part.append(element("p", "", element("code", "", place)));
    part.append(element("p", "", message));
    for (const hint of hints) part.append(element("p", "debrief-hint", hint));
    part.append(element("p", "debrief-hint", kept));
    return part;
  };

  const uncommittedPart = ({ title, paths }) => {
    const list = element("ul", "", ...paths.map((path) => element("li", "", element("code", "", path))));
    return element("details", "debrief-uncommitted", element("summary", "", title), list);
  };

  const heed = (event) => {
    if (event.state !== loaded) {
      stop();
      location.reload();
      return;
    }
    words = event;
    if (waiting) return;
    panel.setAttribute("aria-label", event.label);
    const parts = [];
    if (event.error) parts.push(errorPart(event.error));
    if (event.uncommitted) parts.push(uncommittedPart(event.uncommitted));
    show(...parts);
  };

  const stop = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };

  const start = () => {
    stop();
    source = new EventSource("/.debrief/events?page=" + encodeURIComponent(location.pathname));
    source.onopen = () => (pause = shortest);
    source.onmessage = ({ data }) => heed(JSON.parse(data));
    source.onerror = () => {
      stop();
      if (words.stopped) show(element("p", "debrief-hint", words.stopped));
      timer = setTimeout(start, pause);
      pause = Math.min(pause * 2, longest);
    };
  };

  // A browser opens six connections to a host at most: only pages in sight hold one.
  const follow = () => (document.visibilityState === "visible" ? start() : stop());
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", ({ persisted }) => persisted && follow());
  follow();
})();
