/** How long killing a session takes. */
@NullMarked
package dev.holter.benchmarks.kill;

import org.jspecify.annotations.NullMarked;
