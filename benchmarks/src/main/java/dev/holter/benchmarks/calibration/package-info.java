/** What JFR's events cost the threads in which they happen: in loops, and in a service. */
@NullMarked
package dev.holter.benchmarks.calibration;

import org.jspecify.annotations.NullMarked;
