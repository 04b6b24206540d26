/** Holter against other profilers: the same service, the same load, one profiler for each JVM, all at the same time. */
@NullMarked
package dev.holter.benchmarks.rivals;

import org.jspecify.annotations.NullMarked;
