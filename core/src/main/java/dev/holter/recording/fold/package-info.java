/** From what events told to values: samples and scopes in columns, what threads used by their own counters, and the join of both. */
@NullMarked
package dev.holter.recording.fold;

import org.jspecify.annotations.NullMarked;
