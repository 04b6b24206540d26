/** What the parts of Holter cost. */
@NullMarked
package dev.holter.benchmarks;

import org.jspecify.annotations.NullMarked;
