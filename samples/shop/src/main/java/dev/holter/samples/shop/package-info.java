/** A small shop with known hot spots: one endpoint for each kind of work that a profile can show. */
@NullMarked
package dev.holter.samples.shop;

import org.jspecify.annotations.NullMarked;
