/** Texts without regular expressions, which the application's own would pay for. Depends on nothing. */
@NullMarked
package dev.holter.text;

import org.jspecify.annotations.NullMarked;
