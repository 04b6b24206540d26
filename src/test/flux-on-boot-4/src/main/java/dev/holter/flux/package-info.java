/** A WebFlux service to be profiled by the end-to-end tests. */
@NullMarked
package dev.holter.flux;

import org.jspecify.annotations.NullMarked;
