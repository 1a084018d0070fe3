// What every page can do with a script: the search field at the top, and keys for those who want
// them. Without it all pages work. A text of the interface is asked for as in a template: a string
// that is "[[key]]" is the language's when the site is built.
import { listen } from "./site/keys.js";
import { findByForm } from "./site/find.js";

findByForm();
listen();
