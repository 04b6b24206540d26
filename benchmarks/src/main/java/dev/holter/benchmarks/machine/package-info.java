/** How fast the machine is, and what else runs on it: what measurements on a shared machine have to know. */
@NullMarked
package dev.holter.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
