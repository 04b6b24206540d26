/** The secured endpoint: who may ask, what may be asked, and how it is answered. */
@NullMarked
package dev.holter.actuate;

import org.jspecify.annotations.NullMarked;
