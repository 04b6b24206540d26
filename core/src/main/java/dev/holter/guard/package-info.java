/** Who may profile, when and at what cost: what is asked, the ordered checks, refusals, limits, the meter and the kill switch. */
@NullMarked
package dev.holter.guard;

import org.jspecify.annotations.NullMarked;
