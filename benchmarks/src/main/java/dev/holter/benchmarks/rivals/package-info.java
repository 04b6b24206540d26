/** Holter against other profilers: the same service, the same load, one profiler for each start of the JVM. */
@NullMarked
package dev.holter.benchmarks.rivals;

import org.jspecify.annotations.NullMarked;
