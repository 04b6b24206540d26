/** Tests of the package of the same name. */
@NullMarked
package dev.holter.benchmarks.worst;

import org.jspecify.annotations.NullMarked;
