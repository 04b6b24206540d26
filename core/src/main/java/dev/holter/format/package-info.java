/** Writing a profile in a known format. */
@NullMarked
package dev.holter.format;

import org.jspecify.annotations.NullMarked;
