/** The demo: starts the shop, puts it under load, profiles it through its secured endpoint, and prints what it found. */
@NullMarked
package dev.holter.samples.demo;

import org.jspecify.annotations.NullMarked;
