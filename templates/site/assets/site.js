// What every page can do with a script: the search field at the top, and keys for those who want
// them. Without it all pages work. The words stand in the page.
import { listen } from "./site/keys.js";
import { findByForm } from "./site/find.js";

findByForm();
listen();
