/** async-profiler, which other measurements are held against. */
@NullMarked
package dev.holter.benchmarks.reference;

import org.jspecify.annotations.NullMarked;
