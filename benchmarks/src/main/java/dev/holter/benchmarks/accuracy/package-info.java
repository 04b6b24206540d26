/** Holds Holter's cpu profiles against async-profiler's, and both against work whose CPU time is known. */
@NullMarked
package dev.holter.benchmarks.accuracy;

import org.jspecify.annotations.NullMarked;
