/** The packaged jars in real service processes. */
@NullMarked
package dev.holter.endtoend;

import org.jspecify.annotations.NullMarked;
