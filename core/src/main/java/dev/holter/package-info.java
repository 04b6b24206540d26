/** Holter's facade for plain Java. */
@NullMarked
package dev.holter;

import org.jspecify.annotations.NullMarked;
