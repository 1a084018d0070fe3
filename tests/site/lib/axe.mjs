// Lets axe look at a page as it stands. It is given to the page past its content security policy.
import axeCore from "axe-core";

const kRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds in the page, or in the part of it that a selector names: a line for each rule. */
export async function axe(tab, part = "html") {
  await tab.evaluate(axeCore.source);
  const violations = await tab.evaluate(
    async ([selector, rules]) => {
      const options = { runOnly: rules, resultTypes: ["violations"], preload: false };
      const { violations } = await window.axe.run(selector, options);
      return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))]);
    },
    [part, kRules],
  );
  return violations.map(([id, nodes]) => `${id}: ${nodes.join(" | ")}`);
}
