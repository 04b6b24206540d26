/** The secured endpoint. */
@NullMarked
package dev.holter.actuate;

import org.jspecify.annotations.NullMarked;
