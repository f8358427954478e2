/** The leader's view. On a phone what is on comes first: the programme opens when somebody asks for it. */
import { lead } from "./leading.js";

if (window.matchMedia("(max-width: 56rem)").matches) document.getElementById("run-fold")?.removeAttribute("open");
lead();
