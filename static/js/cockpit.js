/** The leader's view. */
import { lead } from "./leading.js";

lead();
