/** The sample shop at its worst, profiled: what each type costs there, and what the governor does about it. */
@NullMarked
package dev.holter.benchmarks.worst;

import org.jspecify.annotations.NullMarked;
