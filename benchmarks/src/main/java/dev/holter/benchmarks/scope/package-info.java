/** What a request pays for its scope. */
@NullMarked
package dev.holter.benchmarks.scope;

import org.jspecify.annotations.NullMarked;
