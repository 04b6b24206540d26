/** Two sets of samples beside each other: what the slow requests do that the rest do not, and what changed between two sessions. */
@NullMarked
package dev.holter.compare;

import org.jspecify.annotations.NullMarked;
