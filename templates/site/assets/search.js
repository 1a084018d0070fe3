/*! MiniSearch (MIT license), © Luca Ongaro: https://github.com/lucaong/minisearch */
import { start } from "./search/view.js";

start();
