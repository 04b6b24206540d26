/** Measures what Holter costs and holds it against benchmarks/budgets.yml. */
@NullMarked
package dev.holter.benchmarks.budget;

import org.jspecify.annotations.NullMarked;
