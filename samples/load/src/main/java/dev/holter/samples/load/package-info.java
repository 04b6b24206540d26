/** An open-loop load generator: sends at a fixed rate, whatever the answers do. */
@NullMarked
package dev.holter.samples.load;

import org.jspecify.annotations.NullMarked;
