/** Tests of the package of the same name. */
@NullMarked
package dev.holter.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
