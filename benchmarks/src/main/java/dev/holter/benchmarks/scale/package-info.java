/** How the cost of a window grows with threads, depth of stacks, allocation and routes: a table, a file of results and a picture. */
@NullMarked
package dev.holter.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
