// What a page must not do, and how it is noticed. A probe is a function that payloads call; what
// they would leave in a page, ask for or open is noticed beside it.

/** Runs in every page before anything of its own. */
export function install() {
  Object.defineProperty(window, "__probe", { value: (number) => console.error(`probe ${number}`) });
  // A link that leads somewhere is only followed where it would run something.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const scheme = link && new URL(link.href.baseVal ?? link.href, location.href).protocol;
    if (["http:", "https:", "file:", "mailto:"].includes(scheme)) event.preventDefault();
  });
}

/** What is in a document that no page of a site has: a list of words. Runs in the page. */
export function audit(root) {
  const kTags = new Set(
    (
      "html head body title meta link script header main footer nav section article aside div p span a ul ol li dl dt dd " +
      "h1 h2 h3 h4 h5 h6 b i em strong small del ins code pre kbd mark abbr bdi sub sup br hr wbr time blockquote q figure " +
      "figcaption u template table caption colgroup col thead tbody tfoot tr th td details summary dialog form label input select option " +
      "button img noscript svg g defs pattern path circle rect line polygon polyline text tspan title desc use clipPath marker"
    ).split(" "),
  );
  const kAddresses = new Set("href src action formaction poster data srcset ping background cite longdesc from to values".split(" "));
  const kMeta = new Set(["viewport", "referrer", "robots", "description", "generator", "color-scheme"]);
  const found = [];
  const short = (text) => String(text).slice(0, 120);
  const home = new URL(/^(https?|file):/.test(location.href) ? location.href : "https://site.invalid/");
  const own = (address) => {
    const { protocol, host } = new URL(address, home);
    return protocol === home.protocol && host === home.host;
  };
  const all = [...root.querySelectorAll("*")];
  for (const element of all) {
    if (element.localName === "template") all.push(...element.content.querySelectorAll("*"));
    const tag = element.localName;
    const at = (name) => element.getAttribute(name) ?? "";
    if (!kTags.has(tag)) found.push(`<${short(tag)}> stands in the page`);
    if (tag === "script" && (element.textContent.trim() || !at("src") || !own(at("src")))) found.push(`script ${short(element.outerHTML)}`);
    const isIcon = tag === "link" && at("href") === "data:,";
    if (tag === "link" && !isIcon && !own(at("href")) && !["canonical", "alternate"].includes(at("rel"))) found.push(`link ${short(element.outerHTML)}`);
    if (tag === "img" && !own(at("src"))) found.push(`image ${short(at("src"))}`);
    if (tag === "form" && !own(at("action"))) found.push(`form ${short(at("action"))}`);
    if (tag === "meta" && !at("charset") && !kMeta.has(at("name")) && !/^og:\w+$/.test(at("property")) && !/^(content-security-policy|refresh)$/i.test(at("http-equiv"))) {
      found.push(`meta ${short(element.outerHTML)}`);
    }
    if (/^refresh$/i.test(at("http-equiv")) && !/^0; ?url=[^:/\\]+(\/[^:]*)?$/i.test(at("content"))) found.push(`refresh ${short(at("content"))}`);
    for (const { name, value, localName } of element.attributes) {
      if (/^on/i.test(name) || name === "style" || name === "srcdoc") found.push(`${tag} ${name}=${short(value)}`);
      if (/["'<>=`]/.test(name)) found.push(`attribute ${short(name)}`);
      if (name === "name" && !/^(input|select|button|meta)$/.test(tag)) found.push(`${tag} name=${short(value)}`);
      if (!kAddresses.has(localName)) continue;
      const address = value.replace(/[\u0000-\u0020\u007f]/g, "");
      const [, scheme] = /^([^/?#:]*):/.exec(address) ?? [];
      if (scheme !== undefined && !/^(https?|mailto)$/i.test(scheme) && !isIcon) found.push(`${tag} ${name}=${short(value)}`);
      if (/^[/\\]{2}/.test(address)) found.push(`${tag} ${name}=${short(value)}`);
    }
  }
  return found;
}

/** Puts the mouse and the focus on everything that takes them, and clicks it; then on what a click has
 * opened over the page, which shows how to close it. Runs in the page. */
export async function exercise() {
  const touch = (element) => {
    for (const kind of ["pointerover", "mouseover", "mouseenter"]) {
      element.dispatchEvent(new MouseEvent(kind, { bubbles: kind !== "mouseenter" }));
    }
    if (!element.matches("a, summary, button, label, input, [tabindex]")) return;
    element.focus?.({ preventScroll: true });
    if (element.matches("[type=submit]") && !element.form?.getAttribute("action")?.includes(":")) return;
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  };
  document.querySelectorAll("a, summary, button, label, input, [tabindex], [title], body *").forEach(touch);
  document.querySelectorAll("dialog[open] *").forEach(touch);
  await new Promise((resolve) => setTimeout(resolve, 10));
}
